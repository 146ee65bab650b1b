import Exact
import Testing

@testable import Formulas

/// Tensors of which only the shape is known.
@Suite struct ShapeTests {
  private func value(_ text: String) throws -> String {
    try Formula(text, Vocabulary()).expression.evaluate()
      .text { $0.asRational?.description ?? $0.summary }
  }

  @Test func `shapes broadcast from the right`() throws {
    #expect(TensorShape.broadcast([4, 16], [16]) == [4, 16])
    #expect(TensorShape.broadcast([4, 1], [3]) == [4, 3])
    #expect(TensorShape.broadcast([], [2, 3]) == [2, 3])
    #expect(TensorShape.broadcast([4, 16], [4]) == nil)
    #expect(try value("shape(tensor(4, 16) + tensor(16))") == "[4, 16]")
  }

  @Test func `the inner dimensions of a product cancel`() throws {
    #expect(TensorShape.product([4, 8], [8, 16]) == [4, 16])
    #expect(TensorShape.product([8], [8, 16]) == [16])
    #expect(TensorShape.product([4, 8], [8]) == [4])
    #expect(TensorShape.product([8], [8]) == [])
    #expect(TensorShape.product([2, 4, 8], [8, 3]) == [2, 4, 3])
    #expect(TensorShape.product([2, 4, 8], [3, 8, 3]) == nil)
    #expect(TensorShape.product([4, 8], [4, 8]) == nil)
    #expect(TensorShape.product([], [2]) == nil)
    #expect(try value("shape(transpose(tensor(4, 16))*tensor(4, 3))") == "[16, 3]")
  }

  @Test func `entries are counted, not stored`() throws {
    #expect(try value("size(tensor(8, 16))") == "128")
    #expect(try value("size(tensor(100000, 100000))") == "10000000000")
    #expect(try TensorShape.size([Expression(1 << 30), Expression(1 << 30)]) == nil)
    #expect(throws: FormulaError.self) { try value("tensor(10^9, 10^9)") }
    #expect(throws: FormulaError.self) { try value("tensor(4, -1)") }
    #expect(throws: FormulaError.self) { try value("tensor(4, 1/2)") }
  }

  @Test func `shapes that do not fit are both named`() {
    do {
      _ = try value("tensor(4, 8)*tensor(4, 8)")
      Issue.record("a product of shapes that do not fit has a value")
    } catch let error as FormulaError {
      #expect(error.problem == .shapes(operation: "·", left: [4, 8], right: [4, 8]))
    } catch {
      Issue.record("\(error)")
    }
  }
}

/// Dimensions as they are written: `[4, 16]`.
extension Expression: ExpressibleByIntegerLiteral {
  /// The dimension.
  public init(integerLiteral value: Int) { self.init(value) }
}
