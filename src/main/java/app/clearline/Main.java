// SPDX-License-Identifier: Apache-2.0
package app.clearline;

/// Where the program begins.
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(args.length == 0 ? 0 : 64);
    }
}
