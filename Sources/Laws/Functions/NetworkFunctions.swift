import Exact

extension Function {
  /// The linear layer x·W + b of rows.
  public static let linear = Function(
    "linear", .networks, ["x": .matrix, "w": .matrix, "b": .vector], .matrix,
    "The linear layer x·W + b of rows.")

  /// The gradient by x, W and b from that by x·W + b.
  public static let linearGrad = Function(
    "linearGrad", .networks, ["x": .matrix, "w": .matrix, "g": .matrix], .fields,
    fields: ["x": .matrix, "w": .matrix, "b": .vector],
    "The gradient by x, W and b from that by x·W + b.")

  /// The linear layer W·x + b of a column.
  public static let linearColumns = Function(
    "linearColumns", .networks, ["w": .matrix, "x": .vector, "b": .vector], .vector,
    "The linear layer W·x + b of a column.")

  /// The gradient by W, x and b from that by W·x + b.
  public static let linearColumnsGrad = Function(
    "linearColumnsGrad", .networks, ["w": .matrix, "x": .vector, "g": .vector], .fields,
    fields: ["w": .matrix, "x": .vector, "b": .vector],
    "The gradient by W, x and b from that by W·x + b.")

  /// The output of a perceptron with the parameters W₁, b₁, W₂, b₂ ….
  public static let mlp = Function(
    "mlp", .networks, ["x": .matrix, "parameters": .tensors, "activation": .text], .matrix,
    "The output of a perceptron with the parameters W₁, b₁, W₂, b₂ ….")

  /// The gradients of a perceptron by examples and parameters, from that by its output.
  public static let mlpGradients = Function(
    "mlpGradients", .networks,
    ["x": .matrix, "parameters": .tensors, "activation": .text, "g": .matrix], .fields,
    fields: ["x": .matrix, "parameters": .tensors],
    "The gradients of a perceptron by examples and parameters, from that by its output.")

  /// The number of parameters of a perceptron with these widths.
  public static let parameterCount = Function(
    "parameterCount", .networks, ["widths": .counts], .count,
    "The number of parameters of a perceptron with these widths.")

  /// The variance of the first weights: xavier, he or lecun.
  public static let initVariance = Function(
    "initVariance", .networks, ["fanIn": .count, "fanOut": .count, "scheme": .text], .number,
    "The variance of the first weights: xavier, he or lecun.")

  /// First weights (in, out) by the seed, uniform or normal.
  public static let initialise = Function(
    "initialise", .networks,
    ["shape": .counts, "scheme": .text, "distribution": .text, "seed": .count], .matrix,
    "First weights (in, out) by the seed, uniform or normal.")

  /// The functions of the section.
  static let networkFunctions: [Function] = [
    .linear, .linearGrad, .linearColumns, .linearColumnsGrad, .mlp, .mlpGradients, .parameterCount,
    .initVariance, .initialise,
  ]
}

extension Subject {
  /// The linear layer x·W + b of rows.
  public func linear(_ x: Matrix<Double>, _ w: Matrix<Double>, _ b: [Double]) throws -> Matrix<
    Double
  > {
    try call(.linear, .matrix(x), .matrix(w), .vector(b)).asMatrix()
  }

  /// The gradient by x, W and b from that by x·W + b.
  public func linearGrad(_ x: Matrix<Double>, _ w: Matrix<Double>, _ g: Matrix<Double>) throws
    -> Fields
  {
    try call(.linearGrad, .matrix(x), .matrix(w), .matrix(g)).asFields()
  }

  /// The linear layer W·x + b of a column.
  public func linearColumns(_ w: Matrix<Double>, _ x: [Double], _ b: [Double]) throws -> [Double] {
    try call(.linearColumns, .matrix(w), .vector(x), .vector(b)).asVector()
  }

  /// The gradient by W, x and b from that by W·x + b.
  public func linearColumnsGrad(_ w: Matrix<Double>, _ x: [Double], _ g: [Double]) throws -> Fields
  {
    try call(.linearColumnsGrad, .matrix(w), .vector(x), .vector(g)).asFields()
  }

  /// The output of a perceptron with the parameters W₁, b₁, W₂, b₂ ….
  public func mlp(_ x: Matrix<Double>, _ parameters: [Tensor<Double>], _ activation: String) throws
    -> Matrix<Double>
  {
    try call(.mlp, .matrix(x), .tensors(parameters), .text(activation)).asMatrix()
  }

  /// The gradients of a perceptron by examples and parameters, from that by its output.
  public func mlpGradients(
    _ x: Matrix<Double>, _ parameters: [Tensor<Double>], _ activation: String, _ g: Matrix<Double>
  ) throws -> Fields {
    try call(.mlpGradients, .matrix(x), .tensors(parameters), .text(activation), .matrix(g))
      .asFields()
  }

  /// The number of parameters of a perceptron with these widths.
  public func parameterCount(_ widths: [Int]) throws -> Int {
    try call(.parameterCount, .counts(widths)).asCount()
  }

  /// The variance of the first weights: xavier, he or lecun.
  public func initVariance(_ fanIn: Int, _ fanOut: Int, _ scheme: String) throws -> Double {
    try call(.initVariance, .count(fanIn), .count(fanOut), .text(scheme)).asNumber()
  }

  /// First weights (in, out) by the seed, uniform or normal.
  public func initialise(_ shape: [Int], _ scheme: String, _ distribution: String, _ seed: Int)
    throws -> Matrix<Double>
  {
    try call(.initialise, .counts(shape), .text(scheme), .text(distribution), .count(seed))
      .asMatrix()
  }
}
