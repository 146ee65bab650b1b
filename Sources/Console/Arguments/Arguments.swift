/// The arguments of a call, sorted by the declarations of its command.
public struct Arguments: Equatable, Sendable {
  /// What stands besides options, in order; `-` is among them.
  public internal(set) var positionals: [String] = []
  var given: [String: [String]] = [:]

  /// Whether an option was given.
  public func has(_ option: String) -> Bool { given[option] != nil }

  /// The value of an option, the last one if it was repeated.
  public func value(of option: String) -> String? { given[option]?.last }

  /// All values of an option in the order given.
  public func values(of option: String) -> [String] { given[option] ?? [] }
}

extension Command {
  /// Sorts the arguments behind the command's name.
  ///
  /// Options are `--name value`, `--name=value` and `-n value`, anywhere; `--` ends them. A value
  /// that starts with a dash and is neither `-` nor a negative number needs the form with `=`.
  ///
  /// - Parameter suggest: The one of some names that is nearest to a mistyped one, if any is near.
  public func parse(
    _ arguments: [String], suggest: (String, [String]) -> String? = { _, _ in nil }
  ) throws(ArgumentError) -> Arguments {
    var result = Arguments()
    var rest = arguments[...]
    var optionsEnded = false
    while let argument = rest.popFirst() {
      if optionsEnded || !isOption(argument) {
        result.positionals.append(argument)
      } else if argument == "--" {
        optionsEnded = true
      } else {
        let option = try read(argument, rest: &rest, into: &result, suggest: suggest)
        if option.endsReading { return result }
      }
    }
    try checkCount(result.positionals)
    return result
  }

  private func isOption(_ argument: String) -> Bool {
    argument.hasPrefix("-") && argument != "-"
      && !(allowsNegativeNumbers && isNegativeNumber(argument))
  }

  private func read(
    _ argument: String, rest: inout ArraySlice<String>, into result: inout Arguments,
    suggest: (String, [String]) -> String?
  ) throws(ArgumentError) -> Option {
    let isLong = argument.hasPrefix("--")
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let written = isLong ? String(parts[0]) : argument
    let known = options.first { option in
      if isLong { return written == "--" + option.name }
      guard let letter = option.letter else { return false }
      // A value may stand right behind its letter: `-j4`.
      return written == "-" + String(letter)
        || option.value != nil && written.hasPrefix("-" + String(letter))
    }
    guard let option = known else {
      let name = String(written.drop { $0 == "-" })
      throw .unknownOption(written, nearest: suggest(name, options.map(\.name)))
    }
    guard option.isRepeatable || !result.has(option.name) else {
      throw .repeatedOption(option.name)
    }
    let attached =
      isLong
      ? parts.count == 2 ? String(parts[1]) : nil
      : written.count > 2 ? String(written.dropFirst(2)) : nil
    guard let valueName = option.value else {
      if let attached { throw .unexpectedValue(option: option.name, value: attached) }
      result.given[option.name, default: []].append("")
      return option
    }
    if let attached {
      result.given[option.name, default: []].append(attached)
    } else if let next = rest.first, !next.hasPrefix("-") || next == "-" || isNegativeNumber(next) {
      result.given[option.name, default: []].append(next)
      rest.removeFirst()
    } else {
      throw .missingValue(option: option.name, value: valueName)
    }
    return option
  }

  private func checkCount(_ given: [String]) throws(ArgumentError) {
    for (index, positional) in positionals.enumerated() where index >= given.count {
      if positional.count == .one || positional.count == .oneOrMore {
        throw .missingPositional(positional.name)
      }
    }
    let isOpen = positionals.contains { $0.count == .any || $0.count == .oneOrMore }
    if !isOpen, given.count > positionals.count {
      throw .unexpectedPositional(given[positionals.count])
    }
  }

  private func isNegativeNumber(_ argument: String) -> Bool {
    guard argument.hasPrefix("-") else { return false }
    let digits = argument.dropFirst()
    let start = digits.first == "." ? digits.dropFirst() : digits
    return start.first.map { ("0"..."9").contains($0) } ?? false
  }
}
