import Exact

/// That Σ aᵢ·mᵢ + c is at least 0, or above 0, for numbers mᵢ of which nothing else is said.
struct LinearInequality: Hashable, Sendable {
  /// A multiple of one of the numbers.
  struct Term: Hashable, Sendable {
    let number: Int
    let factor: Rational
  }

  /// The multiples, ascending by what they multiply; no factor is zero.
  let terms: [Term]
  /// What is added to them.
  let constant: Rational
  /// Whether 0 itself is ruled out.
  let isStrict: Bool

  init(_ terms: [Term], _ constant: Rational, isStrict: Bool = false) {
    self.terms = terms
    self.constant = constant
    self.isStrict = isStrict
  }

  /// Whether it fails whatever the numbers are.
  var isFalse: Bool {
    terms.isEmpty && (constant.signum < 0 || (isStrict && constant.isZero))
  }

  /// The same of the negative of the sum.
  var negated: LinearInequality {
    LinearInequality(
      terms.map { Term(number: $0.number, factor: -$0.factor) }, -constant, isStrict: isStrict)
  }

  /// What holds where this one fails.
  var opposite: LinearInequality {
    LinearInequality(negated.terms, -constant, isStrict: !isStrict)
  }

  /// What one of the numbers is multiplied by.
  func factor(of number: Int) -> Rational {
    terms.first { $0.number == number }?.factor ?? .zero
  }

  /// The sum of multiples above 0 of both.
  func combined(
    by a: Rational = .one, with other: LinearInequality, by b: Rational = .one
  ) throws(CertificateError) -> LinearInequality {
    try Work.spend(
      (terms.count + other.terms.count + 1) * Work.product(a.bitWidth, other.constant.bitWidth))
    var sum: [Term] = []
    var (i, j) = (0, 0)
    while i < terms.count || j < other.terms.count {
      let x = i < terms.count ? terms[i] : nil
      let y = j < other.terms.count ? other.terms[j] : nil
      switch (x, y) {
      case (let x?, let y?) where x.number == y.number:
        let factor = a * x.factor + b * y.factor
        if !factor.isZero { sum.append(Term(number: x.number, factor: factor)) }
        i += 1
        j += 1
      case (let x?, let y) where x.number < (y?.number ?? .max):
        sum.append(Term(number: x.number, factor: a * x.factor))
        i += 1
      case (_, let y?):
        sum.append(Term(number: y.number, factor: b * y.factor))
        j += 1
      default: break
      }
    }
    return LinearInequality(
      sum, a * constant + b * other.constant, isStrict: isStrict || other.isStrict)
  }

  /// The same inequality with 1 or −1 as the first factor.
  func normalized() throws(CertificateError) -> LinearInequality {
    guard constant.bitWidth <= Expansion.mostBits,
      terms.allSatisfy({ $0.factor.bitWidth <= Expansion.mostBits })
    else { throw .tooLarge(.bits, limit: Expansion.mostBits) }
    guard let lead = terms.first?.factor.magnitude, lead != .one else { return self }
    let scale = try Work.exactly { try lead.reciprocal() }
    return LinearInequality(
      terms.map { Term(number: $0.number, factor: $0.factor * scale) }, constant * scale,
      isStrict: isStrict)
  }
}

/// Linear inequalities, of those that differ in the constant alone the one that says most.
private struct LinearSystem {
  private(set) var rows: [LinearInequality] = []
  private var places: [[LinearInequality.Term]: Int] = [:]

  mutating func add(_ row: LinearInequality) {
    // What holds for all numbers says nothing.
    if row.terms.isEmpty, !row.isFalse { return }
    guard let place = places[row.terms] else {
      places[row.terms] = rows.count
      rows.append(row)
      return
    }
    let old = rows[place]
    if row.constant < old.constant || (row.constant == old.constant && row.isStrict) {
      rows[place] = row
    }
  }

  /// The number whose elimination leaves the fewest inequalities; nil where none is left.
  var cheapest: Int? {
    var counts: [Int: (above: Int, below: Int)] = [:]
    for row in rows {
      for term in row.terms {
        if term.factor.signum > 0 {
          counts[term.number, default: (0, 0)].above += 1
        } else {
          counts[term.number, default: (0, 0)].below += 1
        }
      }
    }
    func cost(_ count: (above: Int, below: Int)) -> Int {
      count.above * count.below - count.above - count.below
    }
    return counts.min { (cost($0.value), $0.key) < (cost($1.value), $1.key) }?.key
  }
}

extension LinearInequality {
  /// The most inequalities that are kept while numbers are eliminated.
  private static let mostRows = 160

  /// Whether no numbers at all satisfy some inequalities, as elimination after Fourier and Motzkin shows.
  ///
  /// Each step leaves what follows from the inequalities before it by adding multiples above 0: 0 > 0, or a number
  /// below 0 that is said to be at least 0, follows from no numbers. False says nothing.
  static func areContradictory(_ given: [LinearInequality]) throws(CertificateError) -> Bool {
    var system = LinearSystem()
    for row in given {
      if row.isFalse { return true }
      system.add(try row.normalized())
    }
    while let number = system.cheapest {
      var kept = LinearSystem()
      var (above, below): ([LinearInequality], [LinearInequality]) = ([], [])
      for row in system.rows {
        switch row.factor(of: number).signum {
        case 1: above.append(row)
        case -1: below.append(row)
        default: kept.add(row)
        }
      }
      guard kept.rows.count + above.count * below.count <= mostRows else { return false }
      for first in above {
        let a = first.factor(of: number)
        for second in below {
          let sum = try first.combined(by: -second.factor(of: number), with: second, by: a)
          if sum.isFalse { return true }
          kept.add(try sum.normalized())
        }
      }
      system = kept
    }
    return false
  }
}
