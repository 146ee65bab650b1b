extension Function {
  /// The sum x + y.
  public static let add = Function(
    "add", .vectors, ["x": .vector, "y": .vector], .vector, "The sum x + y.")

  /// The difference x − y.
  public static let sub = Function(
    "sub", .vectors, ["x": .vector, "y": .vector], .vector, "The difference x − y.")

  /// The product c·x with a number.
  public static let scale = Function(
    "scale", .vectors, ["c": .number, "x": .vector], .vector, "The product c·x with a number.")

  /// The sum a·x + y.
  public static let axpy = Function(
    "axpy", .vectors, ["a": .number, "x": .vector, "y": .vector], .vector, "The sum a·x + y.")

  /// The sum of the elements.
  public static let sum = Function(
    "sum", .vectors, ["x": .vector], .number, "The sum of the elements.")

  /// The dot product Σ xᵢyᵢ.
  public static let dot = Function(
    "dot", .vectors, ["x": .vector, "y": .vector], .number, "The dot product Σ xᵢyᵢ.")

  /// The Euclidean length √Σ xᵢ².
  public static let norm2 = Function(
    "norm2", .vectors, ["x": .vector], .number, "The Euclidean length √Σ xᵢ².")

  /// The vector of length 1 in the direction of x.
  public static let normalize = Function(
    "normalize", .vectors, ["x": .vector], .vector, "The vector of length 1 in the direction of x.")

  /// The Euclidean distance |x − y|.
  public static let distance = Function(
    "distance", .vectors, ["x": .vector, "y": .vector], .number, "The Euclidean distance |x − y|.")

  /// The functions of the section.
  static let vectorFunctions: [Function] = [
    .add, .sub, .scale, .axpy, .sum, .dot, .norm2, .normalize, .distance,
  ]
}

extension Subject {
  /// The sum x + y.
  public func add(_ x: [Double], _ y: [Double]) throws -> [Double] {
    try call(.add, .vector(x), .vector(y)).asVector()
  }

  /// The difference x − y.
  public func sub(_ x: [Double], _ y: [Double]) throws -> [Double] {
    try call(.sub, .vector(x), .vector(y)).asVector()
  }

  /// The product c·x with a number.
  public func scale(_ c: Double, _ x: [Double]) throws -> [Double] {
    try call(.scale, .number(c), .vector(x)).asVector()
  }

  /// The sum a·x + y.
  public func axpy(_ a: Double, _ x: [Double], _ y: [Double]) throws -> [Double] {
    try call(.axpy, .number(a), .vector(x), .vector(y)).asVector()
  }

  /// The sum of the elements.
  public func sum(_ x: [Double]) throws -> Double {
    try call(.sum, .vector(x)).asNumber()
  }

  /// The dot product Σ xᵢyᵢ.
  public func dot(_ x: [Double], _ y: [Double]) throws -> Double {
    try call(.dot, .vector(x), .vector(y)).asNumber()
  }

  /// The Euclidean length √Σ xᵢ².
  public func norm2(_ x: [Double]) throws -> Double {
    try call(.norm2, .vector(x)).asNumber()
  }

  /// The vector of length 1 in the direction of x.
  public func normalize(_ x: [Double]) throws -> [Double] {
    try call(.normalize, .vector(x)).asVector()
  }

  /// The Euclidean distance |x − y|.
  public func distance(_ x: [Double], _ y: [Double]) throws -> Double {
    try call(.distance, .vector(x), .vector(y)).asNumber()
  }
}
