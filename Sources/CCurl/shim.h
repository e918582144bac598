// libcurl's option calls take a variable number of arguments, which Swift cannot call; each kind has a name of its own here.
#ifndef COPILOT_CCURL_SHIM_H
#define COPILOT_CCURL_SHIM_H

#include <curl/curl.h>

static inline CURLcode curl_set_long(CURL *easy, CURLoption option, long value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode curl_set_text(CURL *easy, CURLoption option, const char *value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode curl_set_pointer(CURL *easy, CURLoption option, void *value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode curl_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode curl_set_writer(CURL *easy, CURLoption option, curl_write_callback value) {
    return curl_easy_setopt(easy, option, value);
}

// The body is copied; it may hold zero bytes.
static inline CURLcode curl_set_body(CURL *easy, const void *bytes, long count) {
    CURLcode code = curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
    return code != CURLE_OK ? code : curl_easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, bytes);
}

// No file, ftp or other address, whatever a setting says. The option changed its name in 7.85.
static inline CURLcode curl_allow_only_http(CURL *easy) {
#if LIBCURL_VERSION_NUM >= 0x075500
    return curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
#else
    return curl_easy_setopt(easy, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}

// Microseconds, for the times that libcurl keeps.
static inline CURLcode curl_get_time(CURL *easy, CURLINFO info, long long *value) {
    curl_off_t microseconds = 0;
    CURLcode code = curl_easy_getinfo(easy, info, &microseconds);
    *value = (long long)microseconds;
    return code;
}

#endif
