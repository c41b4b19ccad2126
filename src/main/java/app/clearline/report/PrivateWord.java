// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A private word and what stands in for it. A name goes with all that is under it, and never with a part of another
/// word.
///
/// @param word which nothing follows that would make it another one
/// @param length of the word in characters
record PrivateWord(Pattern word, int length, String standIn) {

    static PrivateWord of(String word, String standIn) {
        return new PrivateWord(
                Pattern.compile(
                        Pattern.quote(word) + "(?![\\p{Alnum}_]|-\\p{Alnum})",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                word.length(),
                standIn);
    }

    /// `text` with the stand-in wherever the word stands. By hand, since a regular expression for the labels before it
    /// takes some stack for each, and texts of far ends may have thousands.
    ///
    /// @param met is told each text that was replaced, and the stand-in
    String hide(String text, BiConsumer<String, String> met) {
        Matcher found = word.matcher(text);
        var hidden = new StringBuilder();
        int done = 0;
        int next = find(found, text, 0);
        while (next >= 0) {
            int begin = begin(text, next, done);
            int end = found.end();
            boolean longer = false;
            int seen = next;
            int other = find(found, text, end);
            while (other >= 0 && labels(text, seen, other)) {
                if (text.charAt(other - 1) == '.') {
                    // What was found was in a label of a longer name, and perhaps not all of the label.
                    begin = longer ? begin : begin(text, label(text, begin, done), done);
                    longer = true;
                    end = found.end();
                }
                seen = other;
                other = find(found, text, found.end());
            }
            hidden.append(text, done, begin).append(standIn);
            met.accept(text.substring(begin, end), standIn);
            done = end;
            next = find(found, text, end);
        }
        return done == 0 ? text : hidden.append(text, done, text.length()).toString();
    }

    private static int find(Matcher found, String text, int from) {
        for (int at = from; at <= text.length() && found.find(at); at = found.start() + 1) {
            if (found.start() == 0 || !inWord(text.charAt(found.start() - 1))) {
                return found.start();
            }
        }
        return -1;
    }

    private static boolean labels(String text, int from, int to) {
        boolean dot = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '.' ? dot : !inLabel(c)) {
                return false;
            }
            dot = c == '.';
        }
        return true;
    }

    /// Where the name begins whose last labels are at `at`; not before `least`.
    private static int begin(String text, int at, int least) {
        int begin = at;
        while (begin > least + 1 && text.charAt(begin - 1) == '.') {
            int label = label(text, begin - 1, least);
            if (label == begin - 1) {
                return begin;
            }
            begin = label;
        }
        return begin;
    }

    /// Where the label begins that ends before `end`; `end` where there is none.
    private static int label(String text, int end, int least) {
        int label = end;
        while (label > least && inLabel(text.charAt(label - 1))) {
            label--;
        }
        if (label == 0 || !inWord(text.charAt(label - 1))) {
            return label;
        }
        // What an underscore begins, or the end of another word, is no label; only what stands behind a hyphen can be.
        int hyphen = text.indexOf('-', label, end);
        return hyphen >= 0 && hyphen < end - 1 ? hyphen + 1 : end;
    }

    private static boolean inLabel(char c) {
        return c == '-' || alphanumeric(c);
    }

    private static boolean inWord(char c) {
        return c == '_' || alphanumeric(c);
    }

    private static boolean alphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
