// CPU kernels between the bf16 matmuls of a training block. Names ending in 16 are bf16, the others fp32; all arithmetic is fp32.
#include <math.h>
#include <stdint.h>
#include <string.h>
typedef long L;
typedef uint16_t bf;
enum { MAX_ROW = 4096 };

static inline float up(bf v) { union { uint32_t u; float f; } a = { (uint32_t)v << 16 }; return a.f; }
static inline bf down(float v) {   // round to nearest even
    union { float f; uint32_t u; } a = { v };
    return (bf)((a.u + 0x7fff + ((a.u >> 16) & 1)) >> 16);
}

// e^x to 4e-5, enough beside bf16; for |x| beyond 87 the nearest power that is finite.
static inline float fast_exp(float x) {
    float t = fminf(fmaxf(x * 1.44269504f, -126), 126), n = rintf(t), f = t - n;
    union { int32_t i; float f; } power = { ((int32_t)n + 127) << 23 };
    return power.f * (1 + f * (0.69314718f + f * (0.24022651f + f * (0.05550411f + f * 0.00961813f))));
}

void to_bf16(const float *x, bf *y16, L n) {
#pragma omp parallel for schedule(static)
    for (L i = 0; i < n; i++) y16[i] = down(x[i]);
}

// y = x + a16
void add(const float *x, const bf *a16, float *y, L n) {
#pragma omp parallel for schedule(static)
    for (L i = 0; i < n; i++) y[i] = x[i] + up(a16[i]);
}

// If a16: z = x + a16, else z = x (and z is not written). y16 = z * r * w with r = 1/rms(z).
void rms_fwd(const float *x, const bf *a16, float *z, const float *w, bf *y16, float *r, L n, L d, float eps) {
#pragma omp parallel for schedule(static)
    for (L i = 0; i < n; i++) {
        const float *v = x + i * d; bf *o = y16 + i * d; float s = 0;
        if (a16) {
            const bf *a = a16 + i * d; float *q = z + i * d;
            for (L j = 0; j < d; j++) q[j] = v[j] + up(a[j]);
            v = q;
        }
        for (L j = 0; j < d; j++) s += v[j] * v[j];
        float q = 1 / sqrtf(s / d + eps); r[i] = q;
        for (L j = 0; j < d; j++) o[j] = down(v[j] * q * w[j]);
    }
}

// dx = res (or 0 without it) + gradient through the norm; dx16 its bf16 copy if wanted; dw must be zeroed.
void rms_bwd(const bf *dy16, const float *x, const float *w, const float *r, const float *res, float *dx, bf *dx16, float *dw, L n, L d) {
#pragma omp parallel
    {
        float acc[MAX_ROW]; memset(acc, 0, sizeof(float) * d);
#pragma omp for schedule(static)
        for (L i = 0; i < n; i++) {
            const float *a = x + i * d, *e = res + i * d; const bf *g = dy16 + i * d; float *o = dx + i * d, q = r[i], s = 0;
            for (L j = 0; j < d; j++) { float t = up(g[j]) * a[j]; s += t * w[j]; acc[j] += t * q; }
            float c = s * q * q * q / d;
            for (L j = 0; j < d; j++) o[j] = up(g[j]) * w[j] * q - a[j] * c;
            if (res) for (L j = 0; j < d; j++) o[j] += e[j];
            if (dx16) for (L j = 0; j < d; j++) dx16[i * d + j] = down(o[j]);
        }
#pragma omp critical
        for (L j = 0; j < d; j++) dw[j] += acc[j];
    }
}

// Where head h of token (b,t) lies in the query buffer: blocks of `len` tokens, in each (B*K, tokens*g, hd), rows ordered by token.
static inline bf *query(bf *q, L b, L t, L h, L B, L T, L H, L K, L hd, L len) {
    L g = H / K, at = t / len * len, n = T - at < len ? T - at : len;
    return q + (B * H * at + (b * K + h / g) * n * g + (t - at) * g + h % g) * hd;
}

// qkv (B,T,(H+2K)*hd) <-> q (blocks, see query) scaled, k and v (B*K,T,hd); interleaved rotary pairs. dir=+1 forward, -1 backward.
void rope_split(bf *qkv, bf *q, bf *k, bf *v, const float *cs, L B, L T, L H, L K, L hd, L len, L dir) {
    L W = (H + 2 * K) * hd; float scale = 1 / sqrtf((float)hd);
#pragma omp parallel for collapse(2) schedule(static)
    for (L b = 0; b < B; b++) for (L t = 0; t < T; t++) {
        bf *row = qkv + (b * T + t) * W; const float *c = cs + t * hd;   // cos,sin interleaved
        for (L h = 0; h < H + 2 * K; h++) {
            bf *a = row + h * hd, *o;
            if (h < H) o = query(q, b, t, h, B, T, H, K, hd, len);
            else if (h < H + K) o = k + ((b * K + h - H) * T + t) * hd;
            else o = v + ((b * K + h - H - K) * T + t) * hd;
            float s = h < H ? scale : 1;
            if (h >= H + K) { if (dir > 0) memcpy(o, a, hd * 2); else memcpy(a, o, hd * 2); continue; }
            if (dir > 0) for (L j = 0; j < hd; j += 2) {
                float e = up(a[j]), f = up(a[j + 1]);
                o[j] = down(s * (e * c[j] - f * c[j + 1])); o[j + 1] = down(s * (e * c[j + 1] + f * c[j]));
            } else for (L j = 0; j < hd; j += 2) {
                float e = up(o[j]), f = up(o[j + 1]);
                a[j] = down(s * (e * c[j] + f * c[j + 1])); a[j + 1] = down(s * (f * c[j] - e * c[j + 1]));
            }
        }
    }
}

// query blocks <-> rows (B,T,H*hd)
void heads_rows(bf *q, bf *x, L B, L T, L H, L K, L hd, L len, L dir) {
#pragma omp parallel for collapse(2) schedule(static)
    for (L b = 0; b < B; b++) for (L t = 0; t < T; t++) for (L h = 0; h < H; h++) {
        bf *a = query(q, b, t, h, B, T, H, K, hd, len), *r = x + ((b * T + t) * H + h) * hd;
        if (dir > 0) memcpy(r, a, hd * 2); else memcpy(a, r, hd * 2);
    }
}

// Causal softmax in place of a query block (rows, end): `per` rows a sequence, row i is token at + (i % per) / g.
void softmax_fwd(bf *s, L rows, L end, L per, L at, L g) {
#pragma omp parallel for schedule(static, 64)
    for (L i = 0; i < rows; i++) {
        bf *a = s + i * end; L n = at + i % per / g + 1; float e[MAX_ROW], m = -1e30f, z = 0;
        for (L j = 0; j < n; j++) { e[j] = up(a[j]); m = e[j] > m ? e[j] : m; }
        for (L j = 0; j < n; j++) { e[j] = fast_exp(e[j] - m); z += e[j]; }
        z = 1 / z;
        for (L j = 0; j < n; j++) a[j] = down(e[j] * z);
        memset(a + n, 0, (end - n) * 2);
    }
}

// d: gradient of the probabilities p -> gradient of the scores, in place.
void softmax_bwd(const bf *p, bf *d, L rows, L end, L per, L at, L g) {
#pragma omp parallel for schedule(static, 64)
    for (L i = 0; i < rows; i++) {
        const bf *a = p + i * end; bf *b = d + i * end; L n = at + i % per / g + 1; float s = 0;
        for (L j = 0; j < n; j++) s += up(a[j]) * up(b[j]);
        for (L j = 0; j < n; j++) b[j] = down(up(a[j]) * (up(b[j]) - s));
        memset(b + n, 0, (end - n) * 2);
    }
}

void swiglu_fwd(const bf *gu, bf *y, L n, L f) {
#pragma omp parallel for schedule(static)
    for (L i = 0; i < n; i++) {
        const bf *g = gu + i * 2 * f, *u = g + f; bf *o = y + i * f;
        for (L j = 0; j < f; j++) { float v = up(g[j]); o[j] = down(v / (1 + fast_exp(-v)) * up(u[j])); }
    }
}

void swiglu_bwd(const bf *gu, const bf *dy, bf *dgu, L n, L f) {
#pragma omp parallel for schedule(static)
    for (L i = 0; i < n; i++) {
        const bf *g = gu + i * 2 * f, *u = g + f, *d = dy + i * f; bf *o = dgu + i * 2 * f;
        for (L j = 0; j < f; j++) {
            float v = up(g[j]), e = up(d[j]), s = 1 / (1 + fast_exp(-v));
            o[j] = down(e * up(u[j]) * s * (1 + v * (1 - s))); o[f + j] = down(e * v * s);
        }
    }
}

// logits (n,vocab) -> their gradient (softmax - onehot) * scale, in place; loss and hit (1 when the target has the highest logit) per row.
void cross_entropy(bf *logits, const L *target, float *loss, float *hit, L n, L vocab, float scale) {
#pragma omp parallel for schedule(static)
    for (L i = 0; i < n; i++) {
        bf *a = logits + i * vocab; float e[MAX_ROW], m = -1e30f, z = 0;
        for (L j = 0; j < vocab; j++) { e[j] = up(a[j]); m = e[j] > m ? e[j] : m; }
        float t = e[target[i]];
        hit[i] = t >= m;
        for (L j = 0; j < vocab; j++) { e[j] = fast_exp(e[j] - m); z += e[j]; }
        loss[i] = logf(z) + m - t;
        e[target[i]] -= z;
        for (L j = 0; j < vocab; j++) a[j] = down(e[j] * (scale / z));
    }
}
