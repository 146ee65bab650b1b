import MathCore

/// The core's functions as the tables call them.
enum CoreColumn {
  /// A call that is ready to run; it gives a number of the result, so that no part of it can be left
  /// out, or all of them.
  struct Call {
    /// The result's numbers.
    let numbers: () throws -> [Double]
    /// The call alone.
    let run: () throws -> Double
  }

  /// The result of a function; nothing where the core refuses.
  static func value(of function: String, _ arguments: [[Double]]) -> [Double]? {
    try? call(of: function, arguments)?.numbers()
  }

  /// A call of a function, with the matrices made; nothing for a name without a function.
  static func call(of function: String, _ arguments: [[Double]]) throws -> Call? {
    let (x, y) = (arguments.first ?? [], arguments.last ?? [])
    switch function {
    case "sum": return number { try Vectors.sum(x) }
    case "dot": return number { try Vectors.dot(x, y) }
    case "norm2": return number { try Vectors.norm2(x) }
    case "cosine": return number { try Vectors.cosine(x, y) }
    case "softmax": return list { try Softmax.softmax(x) }
    case "logSumExp": return number { try Softmax.logSumExp(x) }
    case "ceLogits":
      let target = y.first.flatMap(Int.init(exactly:)) ?? -1
      return number { try Softmax.ceLogits(x, target) }
    case "bceLogits": return list { try zip(x, y).map { try Softmax.bceLogits($0, $1) } }
    case "sigmoid": return list { try Activations.sigmoid(x) }
    case "gelu": return list { try Activations.gelu(x) }
    case "layerNorm":
      let row = try Matrix(rows: [x])
      let (gain, bias) = (x.map { _ in 1.0 }, x.map { _ in 0.0 })
      return list { try Normalisation.layerNorm(row, gain, bias, y.first ?? 0).elements }
    case "entropy": return number { try Information.entropy(x, "nats") }
    case "kl": return number { try Information.kl(x, y, "nats") }
    case "mean": return number { try Moments.mean(x) }
    case "variance": return number { try Moments.variance(x) }
    default: break
    }
    let a = try square(x)
    switch function {
    case "matmul":
      let b = try square(y)
      return list { try Matrices.matmul(a, b).elements }
    case "det": return number { try LinearSystems.det(a) }
    case "solve": return list { try LinearSystems.solve(a, y) }
    case "inverse": return list { try LinearSystems.inverse(a).elements }
    case "singularValues": return list { try Decompositions.singularValues(a) }
    case "svd": return list { try Decompositions.svd(a).s }
    case "eigenSymmetric": return list { try Decompositions.eigenSymmetric(a).values }
    default: return nil
    }
  }

  private static func number(_ value: @escaping () throws -> Double) -> Call {
    Call(numbers: { [try value()] }, run: value)
  }

  private static func list(_ values: @escaping () throws -> [Double]) -> Call {
    Call(numbers: values, run: { try values().first ?? 0 })
  }

  private static func square(_ elements: [Double]) throws -> Matrix {
    let size = Int(Double(elements.count).squareRoot())
    return try Matrix(rowCount: size, columnCount: size, elements: elements)
  }
}
