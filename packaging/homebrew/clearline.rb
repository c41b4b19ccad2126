# SPDX-License-Identifier: Apache-2.0
# Template of a cask. packaging/README.md tells how it is filled in.
cask "clearline" do
  arch arm: "arm64", intel: "x86_64"

  version "@version@"
  sha256 arm:   "@sha256-arm64@",
         intel: "@sha256-x86_64@"

  url "@downloads@/Clearline-#{version}-#{arch}.dmg"
  name "Clearline"
  desc "Finds out what stands between a person and a working video call"
  homepage "@home@"

  depends_on macos: ">= :monterey"

  app "Clearline.app"
  binary "#{appdir}/Clearline.app/Contents/MacOS/Clearline", target: "clearline"

  zap trash: "~/Library/Application Support/Clearline"
end
