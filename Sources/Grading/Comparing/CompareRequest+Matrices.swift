import Exact
import Formulas

// What is decided about matrices as wholes, where their entries do not do: because their sizes are names, or because the
// entries of an inverse are too long.
extension CompareRequest {
  /// Decides the question about formulas as they are written.
  func decideAsWritten() throws(CompareError) -> CompareFinding {
    guard closeness == nil, freedom == nil, forms.isEmpty, domains.contains(where: \.isOfEntries)
    else { return try decideByEntries() }
    let early = invertsLargeMatrices ? try decideByMatrixAlgebra() : nil
    if let early, early.verdict == .right { return early }
    let finding: CompareFinding
    do {
      finding = try decideByEntries()
    } catch {
      let own = try orByMatrixAlgebra(early)
      if let own, own.verdict == .right { return own }
      // A key whose sizes are names may have words, or numbers for some sizes, whatever the answer is.
      if let own = decideForSomeSizes() ?? own { return own }
      throw error
    }
    if finding.sizesDoNotFit, !holdsIdentityOfAnySize {
      // Matrix algebra looks at no sizes: the certificate alone would.
      return finding
    }
    guard finding.verdict == .undecided || finding.verdict == .unreadable,
      let own = try orByMatrixAlgebra(early)
    else { return finding }
    if own.verdict == .right { return own }
    // What has words here can be read, even if its entries cannot be written.
    return decideForSomeSizes() ?? (finding.verdict == .unreadable ? own : finding)
  }

  /// Whether the answer may have an identity in it whose size is a name, so that no size that is tried fits.
  private var holdsIdentityOfAnySize: Bool {
    readsIdentity && answer.holds(word: Self.identityName)
      && domains.contains { $0.sizes.contains { Int($0) == nil } }
  }

  /// The fewest rows of a matrix of which the entries of the inverse are not written out before anything else is tried.
  private static let largeSize = 3

  /// Whether inverses or determinants of matrices may stand there whose entries are long formulas.
  private var invertsLargeMatrices: Bool {
    guard
      [key, answer].contains(where: { side in
        ["inv", "^{-", "^-", "^(-", "⁻", "det", "|"].contains { side.holds(word: $0) }
      })
    else { return false }
    return domains.contains { domain in
      let sizes = domain.sizes.compactMap { Int($0) }
      return sizes.count == 2 && sizes.allSatisfy { $0 >= Self.largeSize }
    }
  }

  /// A finding of matrix algebra, or what that finds.
  private func orByMatrixAlgebra(
    _ early: CompareFinding?
  ) throws(CompareError) -> CompareFinding? {
    if let early { return early }
    return try decideByMatrixAlgebra()
  }

  /// The finding that both are equal by the laws of matrix algebra, or else nothing is decided; nil where these have no
  /// words for both.
  private func decideByMatrixAlgebra() throws(CompareError) -> CompareFinding? {
    let functions = try allowedFunctions()
    let scope = try scope()
    var reader = reader(scope)
    let found = try? Fuel.limited(to: Limits.comparedKeyFuel) { () -> MatrixAlgebraFinding? in
      let right = try reader.formula(of: key)
      reader.vocabulary.functions = functions
      let own = try withoutLabel(reader.formula(of: answer), beside: right)
      return try Comparison(scope.variables).equalityByMatrixAlgebra(
        own, invertsByPowers: functions?.contains("inverse") ?? true, right, scope.values)
    }
    switch found ?? nil {
    case nil: return nil
    case .open?: return CompareFinding(.undecided, Reason.undecided)
    case .equal(let proof)?:
      return CompareFinding(.right, nil, evidence(.identity, proof: proof)).checked
    }
  }

  /// What a formula says behind a name that means nothing else, `u = A y`, beside one that is no equation.
  private func withoutLabel(_ formula: Expression, beside key: Expression) -> Expression {
    if case .comparison = key.kind { return formula }
    guard case .comparison(.equal, let left, let right) = formula.kind,
      case .name(let name) = left.kind,
      !(variables ?? []).contains(name), !domains.flatMap(\.names).contains(name),
      !(key.names + right.names).contains(name)
    else { return formula }
    return right
  }

  /// The sizes that names for them are given, one behind the other; and those where formulas agree for the first ones, as
  /// det(−A) = det A for two rows.
  private static let tried = [[2, 3, 4, 5, 1], [3, 4, 2, 5, 1]]

  /// The finding that both differ for some sizes, where these are names, or that the answer makes no sense for any that are
  /// tried; nil where neither is shown.
  private func decideForSomeSizes() -> CompareFinding? {
    guard let scope = try? scope() else { return nil }
    let names = scope.variables.lengthNames
    guard !names.isEmpty else { return nil }
    var misfit: CompareFinding?
    for tried in Self.tried {
      var agree = false
      // More rows than columns, or more columns than rows.
      for names in names.count > 1 ? [names, names.reversed()] : [names] {
        guard let sizes = Self.sizes(of: names, tried, scope),
          let finding = try? ofSizes(sizes).decideByEntries()
        else { continue }
        if finding.verdict == .right { agree = true }
        guard let why = finding.why else { continue }
        let said = names.compactMap { name in sizes[name].map { "\(name) = \($0)" } }
        let told = CompareFinding(
          finding.verdict, .both(why, .quoted("This is for \(said.joined(separator: ", ")).")),
          finding.evidence)
        if finding.verdict == .wrong { return told }
        // Different names are different sizes in general, so that one misfit is enough.
        if finding.sizesDoNotFit, misfit == nil { misfit = told }
      }
      if let misfit { return misfit }
      guard agree else { return nil }
    }
    return nil
  }

  /// Sizes for names, in the domains of these; nil where a domain has none of those that are tried.
  private static func sizes(
    of names: [String], _ tried: [Int], _ scope: ComparedScope
  ) -> [String: Int]? {
    var sizes: [String: Int] = [:]
    for name in names {
      // Different sizes tell more apart.
      let free = tried.filter { !sizes.values.contains($0) } + tried
      let size = free.first { number in
        (try? scope.variables[name]?.domain.contains(.rational(Rational(number)))) == true
      }
      guard let size else { return nil }
      sizes[name] = size
    }
    return sizes
  }

  /// The question with numbers for the names of sizes.
  private func ofSizes(_ sizes: [String: Int]) -> CompareRequest {
    var request = self
    request.domains = domains.map { domain in
      if domain.names.count == 1, let size = sizes[domain.names[0]] {
        return DeclaredDomain(domain.names[0], "{\(size)}")
      }
      let numbers = domain.sizes.map { size in sizes[size].map { String($0) } ?? size }
      guard let open = domain.text.firstIndex(of: "("),
        let close = domain.text.firstIndex(of: ")"), domain.isOfEntries
      else { return domain }
      return DeclaredDomain(
        domain.names.joined(separator: ","),
        domain.text[...open] + numbers.joined(separator: ", ") + domain.text[close...])
    }
    // A size need not be listed among the variables, but with a domain of its own.
    for name in sizes.keys.sorted() where request.variables?.contains(name) == false {
      request.variables?.append(name)
    }
    for (name, size) in sizes.sorted(by: { $0.key < $1.key })
    where !request.domains.contains(where: { $0.names.contains(name) }) {
      request.domains.append(DeclaredDomain(name, "{\(size)}"))
    }
    return request
  }
}

extension CompareRequest.DeclaredDomain {
  /// Whether it is that of a vector or a matrix.
  var isOfEntries: Bool { text.hasPrefix("vector") || text.hasPrefix("matrix") }

  /// The sizes of a vector or a matrix, as they were written.
  var sizes: [String] {
    guard isOfEntries, let open = text.firstIndex(of: "("), let close = text.firstIndex(of: ")"),
      open < close
    else { return [] }
    return text[text.index(after: open)..<close].split(separator: ",").map { String($0).trimmed }
  }
}
