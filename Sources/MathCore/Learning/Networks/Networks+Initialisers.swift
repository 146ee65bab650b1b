extension Networks {
  /// How the variance of the first weights depends on the widths.
  private enum Scheme: String, CaseIterable {
    case xavier, he, lecun
  }

  /// How the first weights are distributed.
  private enum Distribution: String, CaseIterable {
    case uniform, normal
  }

  /// The most weights that are drawn: 2^26 elements, 512 MiB.
  private static let mostWeights = 1 << 26

  /// The variance of the first weights of a layer.
  ///
  /// - `xavier`: 2/(fanIn + fanOut), which keeps signals and gradients of linear units (Glorot and
  ///   Bengio 2010);
  /// - `he`: 2/fanIn, which keeps the signals of ReLUs (He and others 2015);
  /// - `lecun`: 1/fanIn, which keeps those of linear units (LeCun and others 1998).
  ///
  /// Rounded once.
  ///
  /// - Throws: `domain` for another scheme, and for widths that are not between 1 and 2^40.
  /// - Complexity: O(1).
  public static func initVariance(
    _ fanIn: Int, _ fanOut: Int, _ scheme: String
  ) throws(MathError) -> Double {
    try variance(fanIn, fanOut, scheme, in: "initVariance")
  }

  private static func variance(
    _ fanIn: Int, _ fanOut: Int, _ name: String, in function: String
  ) throws(MathError) -> Double {
    try Requirements.count(fanIn, "fanIn", in: 1...(1 << 40), of: function)
    try Requirements.count(fanOut, "fanOut", in: 1...(1 << 40), of: function)
    let scheme: Scheme = try choice(name, "scheme", in: function)
    return switch scheme {
    case .xavier: 2 / Double(fanIn + fanOut)
    case .he: 2 / Double(fanIn)
    case .lecun: 1 / Double(fanIn)
    }
  }

  /// The first weights of a layer, (in, out), drawn from the stream of a seed row by row.
  ///
  /// With V of ``initVariance(_:_:_:)``: `uniform` is (2·u − 1)·√(3V) for u of
  /// ``RandomStream/unit()``, which lies in ±√(3V) and has the variance V; `normal` is √V·z for z
  /// of ``RandomStream/normal()``. Products and roots are rounded once each, and 2u − 1 is exact.
  ///
  /// - Throws: `domain` for a shape of other than two lengths, lengths below 1, or more than 2^26
  ///   weights; for another scheme or distribution.
  /// - Complexity: O(in · out).
  public static func initialise(
    _ shape: [Int], _ scheme: String, _ distribution: String, _ seed: Int
  ) throws(MathError) -> Matrix {
    guard shape.count == 2 else {
      throw .outsideDomain(
        function: "initialise", argument: "shape", value: shape.description,
        condition: "two lengths, in and out")
    }
    let variance = try variance(shape[0], shape[1], scheme, in: "initialise")
    let kind: Distribution = try choice(distribution, "distribution", in: "initialise")
    let (count, overflows) = shape[0].multipliedReportingOverflow(by: shape[1])
    guard !overflows, count <= mostWeights else {
      throw .outsideDomain(
        function: "initialise", argument: "shape", value: shape.description,
        condition: "at most \(mostWeights) weights")
    }
    var stream = RandomStream(seed: seed)
    let weights: [Double]
    switch kind {
    case .uniform:
      let bound = (3 * variance).squareRoot()
      weights = (0..<count).map { _ in (2 * stream.unit() - 1) * bound }
    case .normal:
      let deviation = variance.squareRoot()
      weights = (0..<count).map { _ in stream.normal() * deviation }
    }
    return Matrix(checked: shape[0], shape[1], weights)
  }

  private static func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, _ argument: String, in function: String
  ) throws(MathError) -> Choice where Choice.RawValue == String {
    if let choice = Choice(rawValue: name) { return choice }
    throw .outsideDomain(
      function: function, argument: argument, value: name,
      condition: "one of " + Choice.allCases.map(\.rawValue).joined(separator: ", "))
  }
}
