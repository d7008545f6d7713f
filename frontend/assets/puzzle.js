// Does the work that the server asks of a form (the open protocol of ALTCHA): finds the number behind a hash. In slices, so that
// somebody who types notices nothing. With an own SHA-256 of one block, because browsers have theirs at safe addresses only, and
// slower for texts as short as these.
const fractions = (power) => {
    const primes = [];
    for (let n = 2; primes.length < 64; n++) {
        if (primes.every((prime) => n % prime)) {
            primes.push(n);
        }
    }
    return Int32Array.from(primes, (prime) => (Math.pow(prime, power) * 0x100000000) | 0);
};
const rounds = fractions(1 / 3);
const start = fractions(1 / 2).subarray(0, 8);
const block = new Int32Array(64);
const longest = 55;

// The hash of at most 55 plain characters, as eight numbers.
const sha256 = (text) => {
    const w = block.fill(0);
    for (let i = 0; i < text.length; i++) {
        w[i >> 2] |= text.charCodeAt(i) << (24 - (i % 4) * 8);
    }
    w[text.length >> 2] |= 0x80 << (24 - (text.length % 4) * 8);
    w[15] = text.length * 8;
    for (let i = 16; i < 64; i++) {
        const x = w[i - 15];
        const y = w[i - 2];
        const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
        const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    let [a, b, c, d, e, f, g, h] = start;
    for (let i = 0; i < 64; i++) {
        const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
        const one = (h + s1 + ((e & f) ^ (~e & g)) + rounds[i] + w[i]) | 0;
        const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
        const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        h = g;
        g = f;
        f = e;
        e = (d + one) | 0;
        d = c;
        c = b;
        b = a;
        a = (one + two) | 0;
    }
    return [a, b, c, d, e, f, g, h].map((part, i) => (part + start[i]) | 0);
};

// The solution as the protocol writes it; empty when there is none.
const solvePuzzle = async ({ algorithm, challenge, maxnumber, salt, signature }) => {
    const wanted = challenge.match(/.{8}/g).map((part) => parseInt(part, 16) | 0);
    let number = 0;
    while (number <= maxnumber && (salt + maxnumber).length <= longest) {
        const until = performance.now() + 8;
        while (number <= maxnumber && performance.now() < until) {
            for (let i = 0; i < 100 && number <= maxnumber; i++, number++) {
                const hash = sha256(salt + number);
                if (hash[0] === wanted[0] && hash.every((part, place) => part === wanted[place])) {
                    return btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
                }
            }
        }
        await new Promise((later) => setTimeout(later));
    }
    return "";
};
