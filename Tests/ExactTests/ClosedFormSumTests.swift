import Testing

@testable import Exact

/// The forms of sums whose bounds depend on the index of another sum.
@Suite struct ClosedFormSumTests {
  /// Σ over the index of a depth from 1 to a bound.
  private func sum(
    _ field: ClosedFormField, _ depth: Int, to upper: ClosedForm, _ summand: ClosedForm
  ) throws -> ClosedForm {
    try field.sum(over: depth, from: .one, to: upper, of: summand)
  }

  /// The only kernel of a form that is a kernel alone.
  private func kernel(_ form: ClosedForm) -> Kernel? {
    guard let term = form.polynomial?.onlyTerm, term.coefficient == .one,
      term.monomial.factors.count == 1, term.monomial.factors[0].exponent == .one
    else { return nil }
    return term.monomial.factors[0].variable
  }

  @Test func `a triangle is one sum over two indices`() throws {
    let isOne = try ClosedFormField.withVariables { field -> Bool in
      let count = try field.variable(.positive)
      let y = field.family(.real)
      let inner = try sum(field, 1, to: field.index(0), field.entry(y, [field.index(1)]))
      let triangle = try sum(field, 0, to: count, inner)
      guard let kernel = kernel(triangle), case .sum(_, let bounds, _) = field.definition(kernel)
      else { return false }
      return bounds.count == 2 && field.indices[kernel.index].isEmpty
    }
    #expect(isOne == true)
  }

  @Test func `no index of an inner sum is left open`() throws {
    let (kernels, areEqual) = try #require(
      try ClosedFormField.withVariables { field -> ([Kernel?], Bool) in
        let count = try field.variable(.positive)
        let y = field.family(.real)
        let entry = try field.entry(y, [field.index(2)])
        func pyramid(_ bound: Int) throws -> ClosedForm {
          let third = try sum(field, 2, to: field.index(bound), entry)
          return try sum(field, 0, to: count, sum(field, 1, to: field.index(0), third))
        }
        let (narrow, wide) = (try pyramid(1), try pyramid(0))
        let kernels = [narrow].map { form -> Kernel? in
          kernel(form).flatMap { field.indices[$0.index].isEmpty ? $0 : nil }
        }
        return (kernels, try field.areEqual(narrow, wide))
      })
    #expect(!kernels.contains(nil))
    #expect(!areEqual)
  }

  @Test func `independent indices make a product of sums`() throws {
    let isProduct = try ClosedFormField.withVariables { field -> Bool in
      let count = try field.variable(.positive)
      let (y, z) = (field.family(.real), field.family(.real))
      let inner = try sum(field, 1, to: count, field.entry(y, [field.index(1)]))
      let both = try sum(
        field, 0, to: count, field.product(inner, field.entry(z, [field.index(0)])))
      let first = try sum(field, 0, to: count, field.entry(y, [field.index(0)]))
      let second = try sum(field, 0, to: count, field.entry(z, [field.index(0)]))
      return try field.areEqual(both, field.product(first, second))
    }
    #expect(isProduct == true)
  }

  @Test func `a sum in a bound keeps its own index`() throws {
    // Σ over i from 1 to Σ_j n_j of y_i: its bound and its summand have an index each.
    let forms = try ClosedFormField.withVariables { field -> (height: Int, isClosed: Bool) in
      let count = try field.variable(.positive)
      let (n, y) = (field.family(.positive), field.family(.real))
      let bound = try sum(field, 0, to: count, field.entry(n, [field.index(0)]))
      let outer = try sum(field, 0, to: bound, field.entry(y, [field.index(0)]))
      guard let kernel = kernel(outer), case .sum(let height, _, _) = field.definition(kernel)
      else { return (0, false) }
      return (height, field.indices[kernel.index].isEmpty)
    }
    #expect(forms?.height == 2)
    #expect(forms?.isClosed == true)
  }
}
