// SPDX-License-Identifier: Apache-2.0
// The functions that every PAC file may call. dnsResolve and myIpAddress are given from outside.

function isPlainHostName(host) {
  return host.indexOf(".") < 0 && host.indexOf(":") < 0;
}

function dnsDomainIs(host, domain) {
  var h = host.toLowerCase(), d = domain.toLowerCase();
  return h.length >= d.length && h.substring(h.length - d.length) === d;
}

function localHostOrDomainIs(host, full) {
  var h = host.toLowerCase(), f = full.toLowerCase();
  return h === f || (h.indexOf(".") < 0 && f.indexOf(h + ".") === 0);
}

function isResolvable(host) {
  return dnsResolve(host) !== null;
}

function dnsDomainLevels(host) {
  return host.split(".").length - 1;
}

// An IPv4 literal as a number; null for anything else.
function convert_addr(text) {
  var parts = String(text).split("."), value = 0;
  if (parts.length !== 4) {
    return null;
  }
  for (var i = 0; i < 4; i++) {
    var part = Number(parts[i]);
    if (parts[i] === "" || !(part >= 0 && part <= 255)) {
      return null;
    }
    value = value * 256 + part;
  }
  return value;
}

function isInNet(host, net, mask) {
  var address = convert_addr(host);
  if (address === null) {
    var found = dnsResolve(host);
    address = found === null ? null : convert_addr(found);
  }
  var n = convert_addr(net), m = convert_addr(mask);
  return address !== null && n !== null && m !== null && (address & m) === (n & m);
}

// "*" is any run of characters, "?" any one: matched by hand, since a hostile pattern must not cost much.
function shExpMatch(text, pattern) {
  var t = 0, p = 0, star = -1, from = 0;
  while (t < text.length) {
    if (p < pattern.length && pattern.charAt(p) === "*") {
      star = p++;
      from = t;
    } else if (p < pattern.length && (pattern.charAt(p) === "?" || pattern.charAt(p) === text.charAt(t))) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++from;
    } else {
      return false;
    }
  }
  while (p < pattern.length && pattern.charAt(p) === "*") {
    p++;
  }
  return p === pattern.length;
}

var pac_days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
var pac_months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

// The arguments without a closing "GMT", and the present moment in that zone as plain fields.
function pac_when(given) {
  var list = Array.prototype.slice.call(given), now = new Date();
  var gmt = list[list.length - 1] === "GMT";
  if (gmt) {
    list.pop();
  } else {
    now = new Date(now.getTime() - now.getTimezoneOffset() * 60000);
  }
  return { list: list, now: now };
}

function pac_between(low, value, high) {
  return low <= high ? low <= value && value <= high : value >= low || value <= high;
}

function weekdayRange() {
  var when = pac_when(arguments), first = pac_days.indexOf(when.list[0]);
  var last = when.list.length > 1 ? pac_days.indexOf(when.list[1]) : first;
  return first >= 0 && last >= 0 && pac_between(first, when.now.getUTCDay(), last);
}

// Each end is some of day (1-31), month (name) and year, in this order; what one end has the other has as well.
function dateRange() {
  var when = pac_when(arguments), list = when.list, now = when.now;
  var half = list.length === 1 ? 1 : list.length / 2;
  if (half !== Math.floor(half)) {
    return false;
  }
  function rank(from, to) {
    var year = 0, month = 0, day = 0, today = 0;
    for (var i = from; i < to; i++) {
      var item = list[i];
      if (typeof item === "string") {
        month = pac_months.indexOf(item) + 1;
        today += (now.getUTCMonth() + 1) * 100;
      } else if (item > 31) {
        year = item;
        today += now.getUTCFullYear() * 10000;
      } else {
        day = item;
        today += now.getUTCDate();
      }
    }
    return { value: year * 10000 + month * 100 + day, today: today };
  }
  var low = rank(0, half), high = list.length === 1 ? low : rank(half, list.length);
  return pac_between(low.value, low.today, high.value);
}

function timeRange() {
  var when = pac_when(arguments), list = when.list, now = when.now;
  var second = now.getUTCHours() * 3600 + now.getUTCMinutes() * 60 + now.getUTCSeconds();
  switch (list.length) {
    case 1:
      return now.getUTCHours() === list[0];
    case 2:
      return pac_between(list[0] * 3600, second, list[1] * 3600);
    case 4:
      return pac_between(list[0] * 3600 + list[1] * 60, second, list[2] * 3600 + list[3] * 60);
    case 6:
      return pac_between(
        list[0] * 3600 + list[1] * 60 + list[2], second, list[3] * 3600 + list[4] * 60 + list[5]);
    default:
      return false;
  }
}

function alert() {}

// Single calls that could take all memory or time: nobody needs them to choose a proxy.
(function () {
  var most = 100000;
  function bounded(object, name, size) {
    var original = object[name];
    object[name] = function () {
      if (!(size.call(this, arguments) <= most)) {
        throw new RangeError(String(name) + " of more than " + most);
      }
      return original.apply(this, arguments);
    };
  }
  function ownLength() {
    return this.length;
  }
  var growing = ["constructor", "length", "push", "pop"];
  Object.getOwnPropertyNames(Array.prototype).concat([Symbol.iterator]).forEach(function (name) {
    if (growing.indexOf(name) < 0 && typeof Array.prototype[name] === "function") {
      bounded(Array.prototype, name, ownLength);
    }
  });
  bounded(String.prototype, "repeat", function (given) {
    return this.length * given[0];
  });
  ["padStart", "padEnd"].forEach(function (name) {
    bounded(String.prototype, name, function (given) {
      return Number(given[0]);
    });
  });
  bounded(Array, "from", function (given) {
    return given[0] === null || given[0] === undefined || given[0].length === undefined ? 0 : given[0].length;
  });
  // Writes out what an array does not even hold. A list of names in place of the function is passed over.
  var stringify = JSON.stringify;
  JSON.stringify = function (value, replacer, space) {
    return stringify(value, function (key, inner) {
      var made = typeof replacer === "function" ? replacer.call(this, key, inner) : inner;
      if (Array.isArray(made) && made.length > most) {
        throw new RangeError("stringify of more than " + most);
      }
      return made;
    }, space);
  };
})();
