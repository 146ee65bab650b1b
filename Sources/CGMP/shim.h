// GMP's public names are macros, which Swift does not import. The functions whose names only carry a
// prefix (`__gmpz_add`) are called by that name; what is a macro with arguments gets a function here.
#ifndef TOUCHSTONE_CGMP_SHIM_H
#define TOUCHSTONE_CGMP_SHIM_H

#include <gmp.h>

static inline int cgmp_mpz_sgn(mpz_srcptr z) { return mpz_sgn(z); }
static inline int cgmp_mpz_odd_p(mpz_srcptr z) { return mpz_odd_p(z); }
static inline int cgmp_mpq_sgn(mpq_srcptr q) { return mpq_sgn(q); }
static inline mpz_srcptr cgmp_mpq_num(mpq_srcptr q) { return mpq_numref(q); }
static inline mpz_srcptr cgmp_mpq_den(mpq_srcptr q) { return mpq_denref(q); }
static inline mpz_ptr cgmp_mpq_num_mut(mpq_ptr q) { return mpq_numref(q); }
static inline mpz_ptr cgmp_mpq_den_mut(mpq_ptr q) { return mpq_denref(q); }

#endif
