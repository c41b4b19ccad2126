// Mozilla User Preferences
user_pref("browser.startup.homepage", "https://intranet.corp.example/");
user_pref("media.peerconnection.enabled", false);
user_pref("media.peerconnection.ice.proxy_only", false);
user_pref("permissions.default.camera", 2);
user_pref("media.peerconnection.enabled", broken
