import Certificates
import Exact

extension Comparison {
  /// A certificate that two statements hold at the same points; nil where the rules of certificates do not show
  /// it.
  public func proof(_ first: Statement, _ second: Statement) -> String? {
    guard
      let certificate = try? Fuel.share(
        ofLeftBy: 2,
        {
          try StatementProof(variables, first, second)?.certificate(
            knowing: foundProofs?[first, second])
        })
    else { return nil }
    return Self.readable(certificate)
  }
}

/// Looks for a certificate that two statements hold at the same points.
struct StatementProof {
  /// The most numbers of a variable that are put in one by one.
  private static let mostCases = 64
  /// How often derivatives are taken for numbers at which something may change.
  private static let mostDerivatives = 2
  /// The name of a variable where there is none.
  private static let anyName = "x"

  let variables: Variables
  /// The statements in formulas, in which numbers are looked for.
  let statements: [Statement]
  let left: Certificate.Statement
  let right: Certificate.Statement
  let declared: [Certificate.Variable]

  /// Nil where a certificate has no word for something.
  init?(_ variables: Variables, _ first: Statement, _ second: Statement) {
    self.variables = variables
    var writing = CertificateTrees()
    guard let left = Certificate.Statement(first, &writing),
      let right = Certificate.Statement(second, &writing),
      let (declared, families) = variables.declared(
        for: first.sides + second.sides, openIndices: 0),
      families.isEmpty
    else { return nil }
    self.left = left
    self.right = right
    statements = [first, second]
    self.declared =
      declared.isEmpty ? [Certificate.Variable(Self.anyName, .interval(.real))] : declared
  }

  init(
    _ variables: Variables, _ statements: [Statement], _ left: Certificate.Statement,
    _ right: Certificate.Statement, _ declared: [Certificate.Variable]
  ) {
    self.variables = variables
    self.statements = statements
    self.left = left
    self.right = right
    self.declared = declared
  }

  /// The certificate; nil where none is found.
  ///
  /// - Parameter means: how the statements were found to be the same.
  /// - Throws: `ArithmeticError.outOfFuel`.
  func certificate(knowing means: FoundProofs.Means? = nil) throws -> Certificate? {
    if declared.count == 1, let certificate = try onLine(declared[0]) { return certificate }
    if declared.count > 1 {
      if let certificate = try byCases() { return certificate }
      switch means {
      case .functions(let certificate)?: return certificate
      // Neither functions nor signs did; of single comparisons those of a certificate still may.
      case .elimination? where !statements.allSatisfy(\.isComparison):
        if let certificate = try Fuel.share(ofLeftBy: 2, { try byElimination() }) {
          return certificate
        }
      case .elimination?, nil: break
      }
      // A function of both sides shows more with less than all signs of what they are made of.
      if let certificate = try Fuel.share(ofLeftBy: 2, { try byFunctions() }) { return certificate }
    }
    if let certificate = try bySigns() { return certificate }
    return declared.count > 1 ? try byElimination() : try byImage()
  }

  /// The certificate with a reason, if it holds.
  func certificate(by reason: Certificate.Agreement.Reason) throws -> Certificate? {
    do {
      return try Fuel.share(ofLeftBy: 2) {
        try Certificate.checked(
          variables: declared, families: [], left: .number(.zero), right: .number(.zero),
          claim: .same(Certificate.Agreement(left, right, reason)))
      }
    } catch {
      return nil
    }
  }

  // MARK: One variable

  private func onLine(_ variable: Certificate.Variable) throws -> Certificate? {
    if variable.domain.members(atMost: Self.mostCases) != nil || statements[0].isWithoutNames,
      let certificate = try certificate(by: .line(variable.name, cuts: []))
    {
      return certificate
    }
    guard let domain = variables[variable.name]?.domain else { return nil }
    var last: [Certificate.Tree]?
    for derivatives in 0...Self.mostDerivatives {
      guard let cuts = try cuts(of: variable.name, in: domain, derivatives) else { break }
      if cuts == last { continue }
      last = cuts
      if let certificate = try certificate(by: .line(variable.name, cuts: cuts)) {
        return certificate
      }
    }
    return nil
  }

  /// Numbers inside of the domain at which a side, or a derivative, may change its sign, ascending; nil where they
  /// are not all found.
  private func cuts(
    of name: String, in domain: Domain, _ derivatives: Int
  ) throws -> [Certificate.Tree]? {
    var cuts: [Cut] = []
    for statement in statements {
      guard let conditions = try Comparison.unlessUndecided({ try statement.conditions() }) else {
        return nil
      }
      if derivatives > 0 {
        for wave in conditions.formulas.flatMap(\.waves) {
          cuts += try CertificateTrees.numbers(of: wave, in: name, variables) ?? []
        }
      }
      for formula in conditions.formulas {
        var formula = formula
        for order in 0...derivatives {
          if order > 0 {
            guard let next = try? formula.derivative(by: Expression(.name(name))) else { break }
            formula = next
          }
          if let own = try CertificateTrees.numbers(of: formula, in: name, variables) {
            cuts += own
          } else if order == 0 {
            return nil
          } else {
            break
          }
        }
      }
    }
    return try Comparison.unlessUndecided {
      try CertificateTrees.cuts(cuts, inside: domain)
    }
  }

  // MARK: Several variables

  private func byCases() throws -> Certificate? {
    for variable in declared {
      guard let members = variable.domain.members(atMost: Self.mostCases) else { continue }
      var parts: [Certificate] = []
      for member in members {
        let place = [variable.name: Expression(member)]
        let part = StatementProof(
          variables, statements.map { $0.map { $0.substituting(place) } },
          left.substituting(variable.name, .number(member)),
          right.substituting(variable.name, .number(member)),
          declared.filter { $0.name != variable.name })
        guard let certificate = try part.certificate() else { return nil }
        parts.append(certificate)
      }
      return try certificate(by: .cases(variable.name, parts))
    }
    return nil
  }

  /// By the signs of the polynomials of which the sides are products, of variables, and of sums and differences
  /// of two variables.
  private func bySigns() throws -> Certificate? {
    let found = try Comparison.unlessUndecided { try polynomials() } ?? []
    let names = declared.map { Certificate.Tree.name($0.name) }
    let corners = left.corners + right.corners
    var pairs: [Certificate.Tree] = []
    for (place, a) in names.enumerated() {
      for b in names[(place + 1)...] { pairs += [.difference(a, b), .sum([a, b])] }
    }
    var tried: [[Certificate.Tree]] = []
    let lists = [
      found, names + found, names, pairs, found + corners, names + found + corners, names + pairs,
      names + pairs + found,
    ]
    for trees in lists {
      var distinct: [Certificate.Tree] = []
      for tree in trees where !distinct.contains(tree) { distinct.append(tree) }
      if tried.contains(distinct) || distinct.count > 7 { continue }
      tried.append(distinct)
      if let certificate = try certificate(by: .signs(distinct)) { return certificate }
    }
    return nil
  }

  /// The polynomials whose signs tell those of the sides.
  private func polynomials() throws -> [Certificate.Tree]? {
    try ClosedFormField.withVariables { field -> [Certificate.Tree] in
      let forms = FormBuilder(field, variables)
      let table = SignTable(field)
      for statement in statements {
        let plain = try statement.conditions().expanded(in: variables)
        for condition in [plain, try plain.withWholeSteps(in: variables)] {
          let guarded = try condition.guarded(in: variables) ?? condition
          for formula in guarded.formulas {
            _ = try? table.sign(of: forms.form(of: formula))
          }
        }
      }
      var known: [Kernel: Expression] = [:]
      for variable in declared {
        let formula = Expression(.name(variable.name))
        if let kernel = try forms.form(of: formula).kernels.first { known[kernel] = formula }
      }
      let reader = FormReader(field: field, known: known)
      var writing = CertificateTrees()
      return try table.polynomials.compactMap { polynomial in
        try reader.formula(ClosedForm(polynomial)).flatMap { writing.tree(of: $0) }
      }
    }
  }
}

extension Certificate.Statement {
  /// A statement as certificates write it; nil where there is no word for something in it.
  fileprivate init?(_ statement: Statement, _ writing: inout CertificateTrees) {
    switch statement {
    case .comparison(let relation, let a, let b):
      guard let left = writing.tree(of: a), let right = writing.tree(of: b) else { return nil }
      self = .comparison(Relation(relation), left, right)
    case .all(let parts), .any(let parts):
      var written: [Certificate.Statement] = []
      for part in parts {
        guard let own = Certificate.Statement(part, &writing) else { return nil }
        written.append(own)
      }
      if case .all = statement { self = .all(written) } else { self = .any(written) }
    }
  }
}

extension Certificate.Statement.Relation {
  fileprivate init(_ relation: Expression.Relation) {
    switch relation {
    case .equal: self = .equal
    case .unequal: self = .unequal
    case .less: self = .less
    case .lessOrEqual: self = .lessOrEqual
    case .greater: self = .greater
    case .greaterOrEqual: self = .greaterOrEqual
    }
  }
}

extension Certificate.Statement {
  /// What functions with corners, and roots, are taken of: of two arguments the difference.
  fileprivate var corners: [Certificate.Tree] {
    switch self {
    case .comparison(_, let a, let b): a.corners + b.corners
    case .all(let parts), .any(let parts): parts.flatMap(\.corners)
    }
  }
}

extension Statement {
  fileprivate var isWithoutNames: Bool { sides.allSatisfy(\.names.isEmpty) }
  fileprivate var isComparison: Bool { if case .comparison = self { true } else { false } }
}
