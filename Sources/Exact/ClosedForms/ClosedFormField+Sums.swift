extension ClosedFormField {
  /// The most indices of one sum.
  private static let mostIndices = 4
  /// The deepest nesting of sums that are no product of sums.
  private static let greatestHeight = 8

  // MARK: What a sum is made of

  /// The index of the sum that is being taken at a depth, from 0 outermost.
  package func index(_ depth: Int) throws -> ClosedForm { form(try kernel(.index(depth))) }

  /// An entry of a family.
  package func entry(_ family: Int, _ indices: [ClosedForm]) throws -> ClosedForm {
    form(try kernel(.entry(family, indices)))
  }

  /// A function that no rule is known for.
  package func opaque(_ name: String, _ arguments: [ClosedForm]) throws -> ClosedForm {
    form(try kernel(.opaque(name, arguments)))
  }

  /// The sum of a form over the index of a depth.
  ///
  /// Σ is linear: the summand is expanded, what does not depend on the index stands before the sum, and
  /// Σ 1 is the count of the numbers from the lower to the upper bound, which is not negative where a
  /// sum is written.
  package func sum(
    over depth: Int, from lower: ClosedForm, to upper: ClosedForm, of summand: ClosedForm
  ) throws -> ClosedForm {
    if lower != .one, lower.kernels.allSatisfy({ heights(of: $0) == 0 }) {
      // Σ f(i) for i from l to u is Σ f(i + l − 1) for i from 1 to u − l + 1.
      let shift = try difference(lower, .one)
      let shifted = try sum(try index(depth), shift)
      return try sum(
        over: depth, from: .one, to: try difference(upper, shift),
        of: try substituting([try kernel(.index(depth)): shifted], in: summand))
    }
    let bounds = Kernel.Bounds(lower: lower, upper: upper)
    var result = ClosedForm.zero
    for (factor, inside) in try linearParts(of: summand, over: depth) {
      let total: ClosedForm
      if let inside {
        total =
          try closedSum(over: depth, to: upper, from: lower, of: inside)
          ?? sum(over: depth, bounds, of: inside)
      } else {
        total = try sum(try difference(upper, lower), .one)
      }
      result = try sum(result, try product(factor, total))
    }
    return result
  }

  /// A summand as a sum of products: factors that do not depend on the index of a depth, and what does;
  /// nil where nothing of the product does.
  package func linearParts(
    of summand: ClosedForm, over depth: Int
  ) throws -> [(factor: ClosedForm, inside: ClosedForm?)] {
    let isDividedInside = summand.denominator.variables.contains { depends($0, on: .open(depth)) }
    var parts: [(factor: ClosedForm, inside: ClosedForm?)] = []
    var numerator = summand.numerator
    if isDividedInside, let divided = try divided(numerator, by: summand.denominator, depth) {
      // Σ (Q + R/D) = Σ Q + Σ R/D, so that u/(1 + u) and 1 − 1/(1 + u) have one form.
      parts = try linearParts(of: ClosedForm(divided.quotient), over: depth)
      numerator = divided.remainder
    }
    return try parts
      + numerator.terms.map { term in
        try Fuel.spend(64)
        let (inside, outside) = term.monomial.split { depends($0, on: .open(depth)) }
        let factor = ClosedForm(Kernel.Polynomial(term.coefficient, outside))
        if isDividedInside {
          return (
            factor, try normalized(Kernel.Polynomial(1, inside), over: summand.denominator)
          )
        }
        let whole = try quotient(factor, ClosedForm(summand.denominator))
        return (whole, inside.isOne ? nil : ClosedForm(Kernel.Polynomial(1, inside)))
      }
  }

  /// Whether a kernel depends on the index of a sum that is being taken.
  package func depends(_ kernel: Kernel, onIndexOf depth: Int) -> Bool {
    depends(kernel, on: .open(depth))
  }

  private func depends(_ kernel: Kernel, on index: Kernel.Index) -> Bool {
    indices[kernel.index].contains(index)
  }

  /// The most steps of a division with remainder.
  private static let mostSteps = 64

  /// A division with remainder by the first term of a divisor that depends on the index of a depth.
  ///
  /// It is nil where nothing can be divided, or no end is found.
  private func divided(
    _ a: Kernel.Polynomial, by b: Kernel.Polynomial, _ depth: Int
  ) throws -> (quotient: Kernel.Polynomial, remainder: Kernel.Polynomial)? {
    guard
      let lead = b.terms.first(where: { term in
        term.monomial.factors.contains { depends($0.variable, on: .open(depth)) }
      })
    else { return nil }
    var quotient: [Kernel.Polynomial.Term] = []
    var rest = a
    while let top = rest.terms.first(where: { term in
      (term.monomial / lead.monomial).factors.allSatisfy { $0.exponent.signum > 0 }
    }) {
      guard quotient.count < Self.mostSteps else { return nil }
      let term = Kernel.Polynomial.Term(
        coefficient: try top.coefficient / lead.coefficient,
        monomial: top.monomial / lead.monomial)
      quotient.append(term)
      rest = try rest.adding(
        try b.multiplied(
          by: Kernel.Polynomial.Term(coefficient: -term.coefficient, monomial: term.monomial)))
    }
    if quotient.isEmpty { return nil }
    return (try reduced(Kernel.Polynomial(collecting: quotient)), try reduced(rest))
  }

  // MARK: Sums of products

  /// The sum of a product.
  ///
  /// Sums in it that depend on the index become sums over several indices, so that it does not matter
  /// which of them was taken first.
  private func sum(
    over depth: Int, _ bounds: Kernel.Bounds, of product: ClosedForm
  ) throws -> ClosedForm {
    guard mergesSums, let monomial = product.polynomial?.onlyTerm?.monomial else {
      return try kernelSum(depth, [bounds], product)
    }
    var allBounds = [bounds]
    var summand = ClosedForm.one
    for factor in monomial.factors {
      guard case .sum(_, let inner, _) = definition(factor.variable),
        factor.exponent == .one, allBounds.count + inner.count <= Self.mostIndices
      else {
        summand = try self.product(
          summand, ClosedForm(Kernel.Polynomial(1, Kernel.Monomial(ascending: [factor]))))
        continue
      }
      // The indices of the inner sum go on as open ones, at depths that nothing else has.
      let opened = try open(factor.variable, at: depth + allBounds.count + 1000)
      summand = try self.product(summand, opened.summand)
      allBounds += opened.bounds
    }
    if allBounds.count == 1 { return try kernelSum(depth, allBounds, summand) }
    return try separatedSum(depth, allBounds, summand)
  }

  /// The summand and the bounds of a sum with its indices open, at depths from a given one on.
  private func open(
    _ kernel: Kernel, at depth: Int
  ) throws -> (summand: ClosedForm, bounds: [Kernel.Bounds]) {
    guard case .sum(let height, let bounds, let body) = definition(kernel) else {
      return (form(kernel), [])
    }
    var replacements: [Kernel: ClosedForm] = [:]
    for number in bounds.indices {
      let place = try self.kernel(.place(Kernel.Place(height: height, number: number)))
      replacements[place] = try index(depth + number)
    }
    // The bounds of one index may depend on another one.
    return (
      try substituting(replacements, in: body),
      try bounds.map {
        Kernel.Bounds(
          lower: try substituting(replacements, in: $0.lower),
          upper: try substituting(replacements, in: $0.upper))
      }
    )
  }

  /// A sum over several indices as a product of sums, of the factors that share indices.
  private func separatedSum(
    _ depth: Int, _ bounds: [Kernel.Bounds], _ summand: ClosedForm
  ) throws -> ClosedForm {
    // The depth of each index: the first is that of the sum itself, the others were opened above.
    let depths = bounds.indices.map { $0 == 0 ? depth : depth + $0 + 1000 }
    guard let term = summand.polynomial?.onlyTerm else {
      return try kernelSum(depths, bounds, summand)
    }
    var groups: [(indices: Set<Int>, monomial: Kernel.Monomial)] = []
    /// Puts indices into one group with all that share one of them.
    func join(_ members: Set<Int>, _ monomial: Kernel.Monomial) {
      var joined = (indices: members, monomial: monomial)
      var others: [(indices: Set<Int>, monomial: Kernel.Monomial)] = []
      for group in groups {
        if group.indices.isDisjoint(with: members) {
          others.append(group)
        } else {
          joined = (joined.indices.union(group.indices), joined.monomial * group.monomial)
        }
      }
      groups = others + [joined]
    }
    var result = ClosedForm(term.coefficient)
    for (position, bound) in bounds.enumerated() {
      // Bounds that depend on another index tie the two together.
      let tied = depths.indices.filter { other in
        (bound.lower.kernels + bound.upper.kernels).contains {
          depends($0, on: .open(depths[other]))
        }
      }
      join(Set([position] + tied), .one)
    }
    for factor in term.monomial.factors {
      let used = depths.indices.filter { depends(factor.variable, on: .open(depths[$0])) }
      let monomial = Kernel.Monomial(ascending: [factor])
      if used.isEmpty {
        result = try product(result, ClosedForm(Kernel.Polynomial(1, monomial)))
      } else {
        join(Set(used), monomial)
      }
    }
    for group in groups {
      let members = group.indices.sorted()
      let part = ClosedForm(Kernel.Polynomial(1, group.monomial))
      if group.monomial.isOne, members.count == 1 {
        let bound = bounds[members[0]]
        result = try product(result, try sum(try difference(bound.upper, bound.lower), .one))
      } else {
        result = try product(
          result, try kernelSum(members.map { depths[$0] }, members.map { bounds[$0] }, part))
      }
    }
    return result
  }

  // MARK: Kernels

  private func kernelSum(
    _ depth: Int, _ bounds: [Kernel.Bounds], _ summand: ClosedForm
  ) throws -> ClosedForm {
    try kernelSum([depth], bounds, summand)
  }

  /// The kernel of a sum: its indices get names of their own, in whichever order is known already.
  private func kernelSum(
    _ depths: [Int], _ bounds: [Kernel.Bounds], _ summand: ClosedForm
  ) throws -> ClosedForm {
    // Sums in the bounds count too: what replaces an index of this sum must not reach theirs.
    let parts = summand.kernels + bounds.flatMap { $0.lower.kernels + $0.upper.kernels }
    let height = 1 + (parts.map { heights(of: $0) }.max() ?? 0)
    guard height <= Self.greatestHeight else { throw NoClosedForm() }
    var first: Kernel.Definition?
    for order in Self.permutations(depths.count) {
      var replacements: [Kernel: ClosedForm] = [:]
      for (number, position) in order.enumerated() {
        let place = try kernel(.place(Kernel.Place(height: height, number: number)))
        replacements[try kernel(.index(depths[position]))] = form(place)
      }
      let definition = Kernel.Definition.sum(
        height: height,
        try order.map { position in
          Kernel.Bounds(
            lower: try substituting(replacements, in: bounds[position].lower),
            upper: try substituting(replacements, in: bounds[position].upper))
        }, try substituting(replacements, in: summand))
      if let known = known(definition) { return form(known) }
      first = first ?? definition
    }
    guard let first else { throw NoClosedForm() }
    return form(try kernel(first))
  }

  /// The greatest height of a sum in a kernel.
  private func heights(of kernel: Kernel) -> Int {
    if case .sum(let height, _, _) = definition(kernel) { return height }
    return parts(of: definition(kernel)).map { heights(of: $0) }.max() ?? 0
  }

  private static func permutations(_ count: Int) -> [[Int]] {
    guard count > 1 else { return [Array(0..<count)] }
    return permutations(count - 1).flatMap { rest in
      (0..<count).reversed().map { place in
        var order = rest
        order.insert(count - 1, at: place)
        return order
      }
    }
  }

  // MARK: Substitution

  /// The form with kernels replaced by forms.
  package func substituting(
    _ replacements: [Kernel: ClosedForm], in a: ClosedForm
  ) throws -> ClosedForm {
    var known = replacements.mapValues { Optional($0) }
    return try substituting(in: a, &known)
  }

  private func substituting(
    in a: ClosedForm, _ known: inout [Kernel: ClosedForm?]
  ) throws -> ClosedForm {
    guard try a.kernels.contains(where: { try replacement(for: $0, &known) != nil }) else {
      return a
    }
    let numerator = try substituting(in: a.numerator, &known)
    if a.denominator.isOne { return numerator }
    return try quotient(numerator, try substituting(in: a.denominator, &known))
  }

  private func substituting(
    in a: Kernel.Polynomial, _ known: inout [Kernel: ClosedForm?]
  ) throws -> ClosedForm {
    var result = ClosedForm.zero
    for term in a.terms {
      var value = ClosedForm(term.coefficient)
      for factor in term.monomial.factors {
        try Fuel.spend(16)
        let base = try replacement(for: factor.variable, &known)
        let power =
          try base.map { try self.power($0, factor.exponent) }
          ?? ClosedForm(Kernel.Polynomial(1, Kernel.Monomial(ascending: [factor])))
        value = try product(value, power)
      }
      result = try sum(result, value)
    }
    return result
  }

  /// What a kernel becomes; nil if nothing in it is replaced.
  ///
  /// The recursion is as deep as kernels are nested.
  private func replacement(
    for kernel: Kernel, _ known: inout [Kernel: ClosedForm?]
  ) throws -> ClosedForm? {
    if let result = known[kernel] { return result }
    let definition = definition(kernel)
    var isChanged = false
    for part in parts(of: definition) where try replacement(for: part, &known) != nil {
      isChanged = true
    }
    guard isChanged else {
      known[kernel] = .some(nil)
      return nil
    }
    let result: ClosedForm
    switch definition {
    case .pi, .integer, .variable, .index, .place: result = form(kernel)
    case .root(let polynomial): result = try substituting(in: polynomial, &known)
    case .absolute(let polynomial):
      result = try absolute(try substituting(in: polynomial, &known))
    case .function(let function, let x):
      result = try apply(function, try substituting(in: x, &known))
    case .opaque(Self.factorialName, let arguments) where arguments.count == 1:
      result = try factorial(substituting(in: arguments[0], &known))
    case .opaque(let name, let arguments):
      result = try opaque(name, try arguments.map { try substituting(in: $0, &known) })
    case .entry(let family, let arguments):
      result = try entry(family, try arguments.map { try substituting(in: $0, &known) })
    case .sum(let height, let bounds, let summand):
      result = form(
        try self.kernel(
          .sum(
            height: height,
            try bounds.map {
              Kernel.Bounds(
                lower: try substituting(in: $0.lower, &known),
                upper: try substituting(in: $0.upper, &known))
            }, try substituting(in: summand, &known))))
    }
    known[kernel] = result
    return result
  }
}
