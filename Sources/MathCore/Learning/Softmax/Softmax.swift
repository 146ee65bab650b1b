#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Probabilities from logits, and losses of them: section B.17.
///
/// A logit of −∞ is a deleted entry: its probability is exactly 0, and the others are what they
/// would be without it.
public enum Softmax {
  /// The logarithm of Σ e^zᵢ; −∞ where all entries are deleted.
  ///
  /// - Throws: `notFinite` for NaN and +∞, `empty` for ().
  public static func logSumExp(_ z: [Double]) throws(MathError) -> Double {
    let top = try largest(z, in: "logSumExp")
    guard top > -.infinity else { return top }
    let place = z.firstIndex(of: top)
    var rest = 0.0
    for (index, logit) in z.enumerated() where index != place { rest += exp(logit - top) }
    return top + log1p(rest) + 0
  }

  /// The probabilities e^zᵢ/Σ e^zⱼ.
  ///
  /// - Throws: `notFinite` for NaN and +∞, `empty` for (), `allMasked` where all are deleted.
  public static func softmax(_ z: [Double]) throws(MathError) -> [Double] {
    try probabilities(z, temperature: 1, in: "softmax")
  }

  /// The probabilities at a temperature τ > 0, those of z/τ.
  ///
  /// - Throws: as `softmax` does; `domain` unless τ > 0, `notFinite` for τ.
  public static func softmaxTemperature(
    _ z: [Double], _ tau: Double
  ) throws(MathError) -> [Double] {
    try Requirements.finite(tau, "tau", in: "softmaxTemperature")
    guard tau > 0 else {
      throw .outsideDomain(
        function: "softmaxTemperature", argument: "tau", value: tau.description,
        condition: "positive")
    }
    return try probabilities(z, temperature: tau, in: "softmaxTemperature")
  }

  /// The probabilities where a mask of ones keeps entries and zeros delete them.
  ///
  /// - Throws: as `softmax` does; `shapes`; `domain` for a mask with another number.
  public static func softmaxMasked(
    _ z: [Double], _ mask: [Int]
  ) throws(MathError) -> [Double] {
    guard z.count == mask.count else {
      throw .shapes(function: "softmaxMasked", [z.count], [mask.count])
    }
    if let other = mask.first(where: { $0 != 0 && $0 != 1 }) {
      throw .outsideDomain(
        function: "softmaxMasked", argument: "mask", value: other.description,
        condition: "0 or 1")
    }
    _ = try largest(z, in: "softmaxMasked")
    return try probabilities(
      z.indices.map { mask[$0] == 1 ? z[$0] : -.infinity }, temperature: 1, in: "softmaxMasked")
  }

  /// The logarithms zᵢ − log Σ e^zⱼ of the probabilities, −∞ for deleted entries.
  ///
  /// - Throws: as `softmax` does.
  public static func logSoftmax(_ z: [Double]) throws(MathError) -> [Double] {
    try logarithms(z, in: "logSoftmax")
  }

  static func logarithms(_ z: [Double], in function: String) throws(MathError) -> [Double] {
    let top = try largest(z, in: function)
    guard top > -.infinity else { throw .allMasked(function: function, count: z.count) }
    let place = z.firstIndex(of: top)
    var rest = 0.0
    for (index, logit) in z.enumerated() where index != place { rest += exp(logit - top) }
    let last = log1p(rest)
    return z.map { $0 - top - last }
  }

  static func probabilities(
    _ z: [Double], temperature: Double, in function: String
  ) throws(MathError) -> [Double] {
    let top = try largest(z, in: function)
    guard top > -.infinity else { throw .allMasked(function: function, count: z.count) }
    let powers = z.map { exp(max($0 - top, -.greatestFiniteMagnitude) / temperature) }
    let total = powers.reduce(0, +)
    return powers.map { $0 / total }
  }

  /// The largest logit, if there are any, and each is finite or −∞.
  static func largest(_ z: [Double], in function: String) throws(MathError) -> Double {
    var largest = -Double.infinity
    for (index, logit) in z.enumerated() {
      guard logit < .infinity else {
        throw .notFinite(
          function: function, argument: "z", index: index, value: logit.description)
      }
      largest = max(largest, logit)
    }
    guard !z.isEmpty else { throw .empty(function: function) }
    return largest
  }
}
