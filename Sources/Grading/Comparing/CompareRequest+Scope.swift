import Exact
import Formulas

/// What the words of a key and of an answer mean.
struct ComparedScope {
  /// The variables with their domains.
  let variables: Variables
  /// What names stand for.
  let values: [String: Value<Expression>]
  /// The names, in the order of their declaration.
  let names: [String]
  /// The probabilities of a distribution that names stand for, in shares of what is left of 1.
  let groups: [[String]]
  /// The sizes that the identity may have where its letter is read; none where it is not.
  let identitySizes: [Int]

  /// The variables with the probabilities of groups themselves, each between 0 and 1, beside their shares.
  var ungrouped: Variables {
    var ungrouped = variables
    for name in groups.flatMap({ $0 }) {
      // The domain can be read, and the names were declared before.
      _ = try? ungrouped.declare(name, "[0, 1]")
    }
    return ungrouped
  }

  /// A point in the names that are written: of a group, the probabilities and not the shares.
  func written(
    _ point: [(name: String, value: Value<Real>)]
  ) -> [(name: String, value: Value<Real>)] {
    guard !groups.isEmpty else { return point }
    let shares = Dictionary(
      point.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    return names.compactMap { name in
      if let value = shares[name] { return (name, value) }
      guard groups.contains(where: { $0.contains(name) }), let formula = values[name]?.scalar,
        let value = try? formula.evaluate(shares)
      else { return nil }
      return (name, value)
    }
  }
}

extension CompareRequest {
  /// The most variables of one question.
  private static var mostVariables: Int { 64 }

  /// The variables: those that are declared, or all words without a meaning.
  func scope() throws(CompareError) -> ComparedScope {
    var names = variables ?? []
    if let reserved = names.first(where: { Vocabulary.isReserved($0) }) {
      throw .field("variables", .reserved(reserved))
    }
    if let strange = names.first(where: { !Self.isName($0) }) {
      throw .field("variables", .noName(strange))
    }
    let listed = domains.flatMap(\.names) + names
    var free = FreeNames(declared: listed, arrays: arrays)
    if variables == nil || [key, answer].contains(where: \.mayHaveIndices) {
      free.add(key, refusesCalls: true)
      free.add(answer, refusesCalls: true, refusesSentences: true)
    }
    // A family whose entries are declared one by one is the vector of these.
    let ofEntries =
      free.families.compactMap { name, length -> (name: String, entries: [String])? in
        guard let count = Int(length), count <= listed.count, !listed.contains(name) else {
          return nil
        }
        let entries = (0..<count).map { "\(name)_\($0 + 1)" }
        guard !entries.isEmpty, Set(entries).isSubset(of: listed) else { return nil }
        return (name, entries)
      }
      + vectorsByName(besides: listed)
    let families = free.families.filter { family in
      !ofEntries.contains { $0.name == family.name }
    }
    var domains = domains
    if variables == nil {
      names = free.numbers + families.map(\.name) + free.matrices.map(\.name)
      domains = try withEntriesJoined(families)
      names.removeAll { name in
        self.domains.contains { $0.names.contains(name) }
          && !domains.contains { $0.names.contains(name) }
      }
    }
    let readsIdentity = readsIdentity
    if readsIdentity { names.removeAll { $0 == Self.identityName } }
    if let own = variables, freedom == .constant || freedom == .factor || freedom == .positiveFactor
    {
      // A constant of integration need not be declared.
      var (ofKey, ofAnswer) = (FreeNames(declared: own), FreeNames(declared: own))
      ofKey.add(key)
      ofAnswer.add(answer)
      // Where a variable of the key is missing, another letter may stand for that.
      let isComplete = Set(ofKey.numbers).isSubset(of: ofAnswer.numbers)
      names += (ofKey.numbers + ofAnswer.numbers.filter { !ofKey.numbers.contains($0) })
        .filter { name in
          !names.contains(name)
            && (Self.isConstantOfIntegration(name)
              || isComplete && mayBeFree(name) && !ofKey.numbers.contains(name))
        }
    }
    for domain in domains {
      let group = domain.names
      if let again = group.indices.first(where: { group[..<$0].contains(group[$0]) }) {
        throw .field("domains", .repeated(group[again]))
      }
      if group.count > 1,
        let again = group.first(where: { name in
          domains.count { $0.names.contains(name) } > 1
        })
      {
        throw .field("domains", .repeated(again))
      }
    }
    for name in domains.flatMap(\.names) where !names.contains(name) {
      guard variables == nil, Self.isName(name), !Vocabulary.isReserved(name) else {
        throw .field("domains", .noVariable(name))
      }
      names.append(name)
    }
    guard names.count <= Self.mostVariables else {
      throw .field("variables", .tooManyNames(limit: Self.mostVariables))
    }
    var declared = Variables()
    var groups: [[String]] = []
    for name in names {
      let domain = domains.last { $0.names.contains(name) }
      let sizes =
        free.matrices.first { $0.name == name }.map {
          "matrix(\($0.dimensions.joined(separator: ", ")))"
        } ?? families.first { $0.name == name }.map { "vector(\($0.length))" }
      // The last index of a sum is a whole number, and so is a number of rows.
      let lastIndex = free.lastIndices[name].map { first in
        first > 0 ? "positive integer" : "nonnegative integer"
      }
      let isSize = domains.contains { $0.sizes.contains(name) }
      var text = domain?.text ?? sizes ?? lastIndex ?? (isSize ? "positive integer" : "real")
      if let domain, let sizes, text != "probability", !domain.isOfEntries {
        text = "\(sizes) of \(domain.text)"
      }
      var variable = name
      if let domain, text == "probability" {
        text = "[0, 1]"
        if domain.names.count > 1 {
          if name == domain.names.first { groups.append(domain.names) }
          if name == domain.names.last { continue }
          if name != domain.names.first { variable = Self.share(of: name) }
        }
      }
      do {
        try declared.declare(variable, text)
      } catch {
        throw .field("domains", .noDomain(name: name, message: error.message))
      }
    }
    var values = declared.values
    for variable in declared.all where variable.dimensions.isEmpty {
      // What can be one number alone is that number.
      if let number = variable.domain.onlyNumber {
        values[variable.name] = .scalar(Expression(number))
      }
    }
    for group in groups { values.merge(Self.probabilities(of: group)) { $1 } }
    for family in ofEntries {
      values[family.name] = .vector(family.entries.compactMap { values[$0]?.scalar })
    }
    let lengths = declared.names.filter { !names.contains($0) && !$0.hasSuffix("#") }
    return ComparedScope(
      variables: declared, values: values, names: names + lengths + ofEntries.map(\.name),
      groups: groups, identitySizes: readsIdentity ? Self.identitySizes(declared) : [])
  }

  /// The vectors whose entries are all declared, `z_1` to `z_3`, and that stand in the texts by their own name, `z[0]` and
  /// `softmax(z)`.
  private func vectorsByName(besides listed: [String]) -> [(name: String, entries: [String])] {
    guard variables != nil, listed.contains(where: { $0.hasSuffix("_2") }) else { return [] }
    var free = FreeNames(declared: listed)
    free.add(key)
    free.add(answer)
    return free.numbers.compactMap { name in
      guard !listed.contains(name), !name.contains("_"),
        !free.families.contains(where: { $0.name == name })
      else { return nil }
      let numbers = listed.compactMap { entry in
        entry.hasPrefix(name + "_") ? Int(entry.dropFirst(name.count + 1)) : nil
      }
      guard numbers.count > 1, Set(numbers) == Set(1...numbers.count) else { return nil }
      return (name, (1...numbers.count).map { "\(name)_\($0)" })
    }
  }

  /// The domains, with those of single entries of a vector, `x_1` and `x_i`, as the one of all its entries.
  private func withEntriesJoined(
    _ families: [(name: String, length: String)]
  ) throws(CompareError) -> [DeclaredDomain] {
    var joined: [DeclaredDomain] = []
    var ofEntries: [String: String] = [:]
    for domain in domains {
      let owners = domain.names.map { name in
        families.first { family in
          name.hasPrefix(family.name + "_")
            && (Int(name.dropFirst(family.name.count + 1)) != nil
              || name.count == family.name.count + 2)
        }
      }
      guard let owner = owners.first ?? nil, !arrays.contains(owner.name) else {
        joined.append(domain)
        continue
      }
      let isOne = owners.allSatisfy { $0?.name == owner.name }
      guard isOne, domain.text != "probability", ofEntries[owner.name] ?? domain.text == domain.text
      else {
        throw .field(
          "domains",
          .noDomain(
            name: domain.names.joined(separator: ","),
            message:
              "declare \(owner.name) as vector(\(owner.length)) with one domain for its entries"))
      }
      if ofEntries[owner.name] == nil {
        joined.append(
          DeclaredDomain(owner.name, "vector(\(owner.length)) of \(domain.text)"))
      }
      ofEntries[owner.name] = domain.text
    }
    return joined
  }

  /// The share that a probability has of what those before it leave of 1; a name that nobody can write.
  private static func share(of name: String) -> String { "\(name)#" }

  /// Probabilities that are not negative and add up to 1: each but the last takes its share t, between 0
  /// and 1, of what is left, so that every point of a box is one of the simplex.
  private static func probabilities(of group: [String]) -> [String: Value<Expression>] {
    var values: [String: Value<Expression>] = [:]
    var left: [Expression] = []
    for (index, name) in group.enumerated() {
      let share = Expression(.name(index == 0 ? name : Self.share(of: name)))
      let isLast = index + 1 == group.count
      let factors = isLast ? left : left + [share]
      values[name] = .scalar(
        factors.count == 1
          ? factors[0] : Expression(.product(factors.map { .init(isDivisor: false, $0) })))
      left.append(
        Expression(
          .sum([.init(isSubtracted: false, Expression(1)), .init(isSubtracted: true, share)])))
    }
    return values
  }

  /// The names that are declared as vectors and matrices.
  var arrays: Set<String> {
    Set(domains.filter(\.isOfEntries).flatMap(\.names))
  }

  /// Whether a name is one that people give to a constant of integration or a factor: C, c, K, k, A or `const`, with a
  /// number or without.
  static func isConstantOfIntegration(_ name: String) -> Bool {
    let letters = name.prefix { $0.isLetter }
    let number = name.dropFirst(letters.count).drop { $0 == "_" }
    return ["C", "c", "K", "k", "A", "const", "constant"].contains(String(letters))
      && number.allSatisfy { $0.isASCII && $0.isNumber }
  }

  /// Whether a name that is not declared may stand for any number: a letter, with a number or without, that is no
  /// declared name in another case.
  func mayBeFree(_ name: String) -> Bool {
    let letters = name.prefix { $0.isLetter }
    let number = name.dropFirst(letters.count).drop { $0 == "_" }
    let declared = (variables ?? []) + domains.flatMap(\.names)
    return letters.count == 1 && number.allSatisfy { $0.isASCII && $0.isNumber }
      && !declared.contains {
        $0.lowercased() == name.lowercased() || $0.hasPrefix(name + "_")
      }
  }

  private static func isName(_ text: String) -> Bool {
    guard let first = text.first, first.isLetter else { return false }
    if Vocabulary.isIndexedName(text) { return true }
    return text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "'" }
  }
}

extension String {
  /// Whether something may stand below a line in the text.
  fileprivate var mayHaveIndices: Bool {
    utf8.contains { $0 == UInt8(ascii: "_") || $0 >= 0x80 }
  }
}
