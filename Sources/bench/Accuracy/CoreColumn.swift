import MathCore

/// The core's results for the rows of the accuracy table.
enum CoreColumn {
  /// The result of a function; nothing where the core refuses.
  static func value(of function: String, _ arguments: [[Double]]) -> [Double]? {
    do {
      switch function {
      case "sum": return [try Vectors.sum(arguments[0])]
      case "dot": return [try Vectors.dot(arguments[0], arguments[1])]
      case "norm2": return [try Vectors.norm2(arguments[0])]
      case "cosine": return [try Vectors.cosine(arguments[0], arguments[1])]
      case "matmul":
        return try Matrices.matmul(square(arguments[0]), square(arguments[1])).elements
      case "det": return [try LinearSystems.det(square(arguments[0]))]
      case "inverse": return try LinearSystems.inverse(square(arguments[0])).elements
      default: return try Decompositions.singularValues(square(arguments[0]))
      }
    } catch {
      return nil
    }
  }

  static func square(_ elements: [Double]) throws -> Matrix {
    let size = Int(Double(elements.count).squareRoot())
    return try Matrix(rowCount: size, columnCount: size, elements: elements)
  }
}
