/// The units in which the multiples of angles are counted in one comparison.
///
/// cos x and cos(x/2) are told to be of one angle only if both are written in cosines and sines of
/// x/2: of all multiples of an angle that occur, the unit is the greatest common divisor.
final class AngleUnits {
  /// The unit of each angle, by what it is.
  private var units: [String: Rational] = [:]

  /// The unit of an angle, which divides a positive multiple of it.
  ///
  /// - Throws: `ClosedForm.Refined` where the multiple needs a smaller unit than those before it.
  func unit(of angle: String, dividing multiple: Rational) throws -> Rational {
    guard let unit = units[angle] else {
      units[angle] = multiple
      return multiple
    }
    if try (multiple / unit).isInteger { return unit }
    let shared = Integer.greatestCommonDivisor(
      unit.numerator * multiple.denominator, multiple.numerator * unit.denominator)
    units[angle] = try Rational(shared, over: unit.denominator * multiple.denominator)
    throw ClosedForm.Refined()
  }
}

extension ClosedFormField {
  /// What a form is, in words that do not depend on which kernels were met first.
  func description(of form: ClosedForm) throws -> String {
    let numerator = try description(of: form.numerator)
    if form.denominator.isOne { return numerator }
    return "(\(numerator))/(\(try description(of: form.denominator)))"
  }

  private func description(of polynomial: Kernel.Polynomial) throws -> String {
    try polynomial.terms.map { term in
      try Fuel.spend(16)
      let factors = try term.monomial.factors.map { factor in
        "\(try description(of: factor.variable))^\(factor.exponent)"
      }
      return ([term.coefficient.description] + factors.sorted()).joined(separator: "*")
    }.sorted().joined(separator: "+")
  }

  /// The recursion is as deep as kernels are nested.
  private func description(of kernel: Kernel) throws -> String {
    if let known = descriptions[kernel] { return known }
    let text: String
    switch definition(kernel) {
    case .pi: text = "pi"
    case .integer(let n): text = "\(n)"
    case .root(let polynomial): text = "root(\(try description(of: polynomial)))"
    case .function(let function, let x):
      text = "\(function.rawValue)(\(try description(of: x)))"
    case .absolute(let polynomial): text = "abs(\(try description(of: polynomial)))"
    case .opaque(let name, let arguments):
      text = "\(name)(\(try arguments.map { try description(of: $0) }.joined(separator: ",")))"
    case .variable(let number): text = "v\(number)"
    case .entry(let family, let arguments):
      let places = try arguments.map { try description(of: $0) }.joined(separator: ",")
      text = "f\(family)[\(places)]"
    case .index(let depth): text = "i\(depth)"
    case .place(let place): text = "p\(place.height).\(place.number)"
    case .sum(_, let bounds, let summand):
      let ranges = try bounds.map {
        "\(try description(of: $0.lower)):\(try description(of: $0.upper))"
      }
      text = "sum(\(ranges.joined(separator: ",")),\(try description(of: summand)))"
    }
    // What is longer than this shares parts that a text repeats.
    guard text.utf8.count <= Self.longestDescription else { throw NoClosedForm() }
    descriptions[kernel] = text
    return text
  }

  /// The most bytes of the description of a kernel.
  private static var longestDescription: Int { 1 << 14 }
}
