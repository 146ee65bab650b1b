// rapidcheck on the properties of the benchmarks: how many cases it runs a CPU second.
//
// Prints a figure a line, its fields separated by tabs: throughput, peer, problem, cases a CPU
// second, numbers a case.

#include <rapidcheck.h>
#include <rapidcheck/detail/TestListenerAdapter.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <utility>
#include <vector>

namespace {

constexpr int runs = 5;
// Ranges grow with the size; this one gives them whole.
constexpr int fullSize = 100;

template <typename Value>
rc::Gen<std::vector<Value>> listOf(int least, int most, const rc::Gen<Value> &element) {
  return rc::gen::mapcat(rc::gen::inRange(least, most + 1), [element](int count) {
    return rc::gen::container<std::vector<Value>>(static_cast<std::size_t>(count), element);
  });
}

bool reverseTwice(const std::vector<std::int64_t> &list) {
  std::vector<std::int64_t> reversed(list.rbegin(), list.rend());
  return std::vector<std::int64_t>(reversed.rbegin(), reversed.rend()) == list;
}

struct Matrix {
  int rows, columns;
  std::vector<int> entries;

  bool operator==(const Matrix &other) const {
    return rows == other.rows && columns == other.columns && entries == other.entries;
  }
};

using Factors = std::pair<Matrix, Matrix>;

rc::Gen<Matrix> matrix(int rows, int columns) {
  return rc::gen::map(
      rc::gen::container<std::vector<int>>(
          static_cast<std::size_t>(rows * columns), rc::gen::inRange(-100, 101)),
      [=](std::vector<int> &&entries) { return Matrix{rows, columns, std::move(entries)}; });
}

rc::Gen<Factors> factors() {
  const auto dimension = rc::gen::inRange(1, 9);
  return rc::gen::mapcat(
      rc::gen::tuple(dimension, dimension, dimension), [](std::tuple<int, int, int> shape) {
        const auto [rows, inner, columns] = shape;
        return rc::gen::pair(matrix(rows, inner), matrix(inner, columns));
      });
}

Matrix transposed(const Matrix &a) {
  Matrix result{a.columns, a.rows, std::vector<int>(a.entries.size())};
  for (int row = 0; row < a.rows; ++row)
    for (int column = 0; column < a.columns; ++column)
      result.entries[column * a.rows + row] = a.entries[row * a.columns + column];
  return result;
}

Matrix product(const Matrix &a, const Matrix &b) {
  Matrix result{a.rows, b.columns, std::vector<int>(a.rows * b.columns)};
  for (int row = 0; row < a.rows; ++row)
    for (int inner = 0; inner < a.columns; ++inner)
      for (int column = 0; column < b.columns; ++column)
        result.entries[row * b.columns + column] +=
            a.entries[row * a.columns + inner] * b.entries[inner * b.columns + column];
  return result;
}

bool transposedProduct(const Factors &pair) {
  const auto &[a, b] = pair;
  return transposed(product(a, b)) == product(transposed(b), transposed(a));
}

// Doubles have no ranges there: a whole number of 2^-32 stands for one.
rc::Gen<double> logit() {
  const std::int64_t unit = std::int64_t{1} << 32;
  return rc::gen::map(rc::gen::inRange<std::int64_t>(-30 * unit, 30 * unit + 1),
                      [](std::int64_t whole) { return std::ldexp(whole, -32); });
}

bool softmaxSums(const std::vector<double> &logits) {
  const double greatest = *std::max_element(logits.begin(), logits.end());
  std::vector<double> shares;
  shares.reserve(logits.size());
  double total = 0;
  for (double logit : logits) {
    shares.push_back(std::exp(logit - greatest));
    total += shares.back();
  }
  double sum = 0;
  for (double &share : shares) {
    share /= total;
    if (!std::isfinite(share)) return false;
    sum += share;
  }
  // One rounding for each addition and each division, all twice over.
  return std::abs(sum - 1) <= 2 * static_cast<double>(shares.size()) * 0x1p-53;
}

double cpuSeconds() {
  timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

// Prints the median rate of some runs after one to warm up.
template <typename Value, typename Property, typename Count>
void measure(const char *name, int cases, const rc::Gen<Value> &generator, Property property,
             Count count) {
  const auto whole = rc::gen::resize(fullSize, generator);
  // It says nothing of a run.
  rc::detail::TestListenerAdapter listener;
  std::vector<double> rates;
  double numbers = 0;
  for (int run = 0; run <= runs; ++run) {
    rc::detail::TestParams params;
    params.seed = static_cast<std::uint64_t>(run);
    params.maxSuccess = cases;
    params.disableShrinking = true;
    numbers = 0;
    const double start = cpuSeconds();
    const auto result = rc::detail::checkProperty(
        rc::detail::toProperty([&] {
          const Value value = *whole;
          numbers += count(value);
          RC_ASSERT(property(value));
        }),
        rc::detail::TestMetadata(), params, listener, {});
    const double seconds = cpuSeconds() - start;
    if (!result.template is<rc::detail::SuccessResult>()) std::exit(1);
    if (run > 0) rates.push_back(cases / seconds);
  }
  std::sort(rates.begin(), rates.end());
  std::printf("throughput\trapidcheck %s\t%s\t%.1f\t%.2f\n", RAPIDCHECK_VERSION, name,
              rates[runs / 2], numbers / cases);
  std::fflush(stdout);
}

}  // namespace

int main() {
  measure("P1", 100000, listOf(0, 20, rc::gen::arbitrary<std::int64_t>()), reverseTwice,
          [](const auto &list) { return list.size(); });
  measure("P2", 20000, factors(), transposedProduct, [](const Factors &pair) {
    return pair.first.entries.size() + pair.second.entries.size();
  });
  measure("P3", 100000, listOf(1, 16, logit()), softmaxSums,
          [](const auto &logits) { return logits.size(); });
}
