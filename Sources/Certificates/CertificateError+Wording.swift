import Exact

extension CertificateError {
  /// What is wrong, in one sentence.
  public var message: String {
    switch self {
    case .syntax(let line, let problem): "line \(line): \(problem.message)"
    case .meaning(let part, let problem): "\(part.message): \(problem.message)"
    case .rule(let step, let fault): "step \(step): \(fault.message)"
    case .sideCondition(let step, let condition): "step \(step): \(condition) is not shown"
    case .reduction(let fault): fault.message
    case .part(let number, let error): "part \(number): \(error.message)"
    case .claim(let gap): gap.message
    case .tooLarge(let size, let limit): "more than \(limit) \(size.message)"
    case .outOfFuel(let limit): "too much work: more than \(limit) operations (\(FuelCost.version))"
    }
  }
}

extension CertificateError.Syntax {
  var message: String {
    switch self {
    case .notUTF8: "the text is not UTF-8"
    case .version(let found):
      "a certificate begins with `\(Certificate.version)`, not `\(found)`"
    case .unexpected(let found, let expected): "`\(found)` stands where \(expected) is expected"
    case .ends(let expected): "the line ends where \(expected) is expected"
    case .number(let text): "`\(text)` is no number"
    case .name(let text): "`\(text)` cannot be a name"
    case .domain(let text): "`\(text)` is no domain such as (0, 1), positive or 1 .. 6"
    case .place(let text): "`\(text)` is no place such as 2.1.0"
    case .head(let text): "`\(text)` is no function"
    case .arguments(let head, let expected, let found):
      "`\(head)` takes \(expected) arguments, not \(found)"
    case .unknownRule(let text): "`\(text)` is no rule"
    case .notForRule(let word, let rule): "the rule \(rule) has no `\(word)`"
    }
  }
}

extension CertificateError.Part {
  var message: String {
    switch self {
    case .variable(let name): "variable \(name)"
    case .family(let name): "family \(name)"
    case .group(let names): "group \(names)"
    case .atom(let name): "atom \(name)"
    case .left: "left"
    case .right: "right"
    case .reduction: "by"
    case .step(let number): "step \(number)"
    case .point(let name): "point \(name)"
    }
  }
}

extension CertificateError.Meaning {
  var message: String {
    switch self {
    case .twice(let name): "`\(name)` stands for something already"
    case .unknownName(let name): "`\(name)` is not a name here"
    case .notAFamily(let name): "`\(name)` is no family"
    case .indexCount(let family, let expected, let found):
      "`\(family)` has \(expected) indices, not \(found)"
    case .size(let text): "the size `\(text)` is neither a whole number nor an integer variable"
    case .unboundIndex(let name): "the index `\(name)` belongs to no sum around it"
    case .indexTwice(let name): "the index `\(name)` belongs to two sums"
    case .twoRanges(let index): "the index `\(index)` runs over two ranges"
    case .bounds(let index):
      "the bounds of `\(index)` are not arithmetic over numbers and variables"
    case .entryIndex(let text): "`\(text)` is no polynomial in indices and variables"
    case .notAnAtom: "it is not a function, a power or a sum of arithmetic"
    case .noFact: "it is not shown to have the value that is stated"
    case .notAName(let text): "`\(text)` cannot be a name"
    case .argumentCount(let text): "`\(text)` has the wrong number of arguments"
    case .missing: "it has no value"
    case .outsideDomain(let value, let domain): "\(value) is not in the domain \(domain)"
    case .entryCount(let expected, let found): "it has \(expected) entries, not \(found)"
    }
  }
}

extension CertificateError.Fault {
  var message: String {
    switch self {
    case .noPlace(let place): "nothing stands at \(place) that may be replaced"
    case .form(let expected): "the rule is for \(expected)"
    case .result(let expected): "the result is \(expected)"
    case .nothingChanges: "the tree is replaced by itself"
    case .notArithmetic(let text): "\(text) is no arithmetic over variables, atoms and entries"
    case .notEqual(let a, let b): "\(a) and \(b) are not shown to be equal"
    case .noLogarithm(let base): "no atom is the logarithm of \(base)"
    case .noSum(let text): "\(text) is no sum over the same range"
    case .dependsOnIndex(let text): "\(text) depends on an index that it must be free of"
    case .notDefined(let text): "\(text) is not shown to be defined"
    case .sign(let text, let positive):
      "\(text) is not shown to be \(positive ? "above" : "at least") 0"
    }
  }
}

extension CertificateError.ReductionFault {
  var message: String {
    switch self {
    case .variable(let name, let expected): "`\(name)` is no \(expected)"
    case .uncovered(let name): "the pieces leave out numbers of the domain of `\(name)`"
    case .notLinear(let text): "\(text) is not a·x + b with a number a other than 0"
    case .form(let expected): "the argument is for \(expected)"
    case .notDefined(let text): "\(text) is not shown to have a value everywhere"
    case .mayVanish(let text): "\(text) is not shown to be other than 0"
    case .partCount(let expected, let found): "it takes \(expected) parts, not \(found)"
    case .otherQuestion(let part, let expected): "part \(part) does not show that \(expected)"
    }
  }
}

extension CertificateError.Gap {
  var message: String {
    switch self {
    case .notArithmetic(let side): "\(side.message) is not arithmetic after the last step"
    case .nowhereDefined(let side): "\(side.message) divides by zero everywhere"
    case .differenceIsNotZero: "left − right does not expand to zero"
    case .noValue(let side, let reason):
      "\(side.message) has no value at the point: \(reason.message)"
    case .outsideInterval(let side, let value):
      "\(side.message) is \(value), outside the interval that is stated"
    case .intervalsMeet: "the intervals have numbers in common"
    case .sign(let word): "left is not shown to be \(word) everywhere"
    case .statementsDiffer: "the statements are not shown to hold at the same points"
    case .notMonotone(let text, let falls):
      "\(text) is not shown to \(falls ? "fall" : "rise") everywhere"
    case .leavesRange(let text): "\(text) is not shown to lie in the domain of its name"
    }
  }
}

extension CertificateError.NoValue {
  var message: String {
    switch self {
    case .arithmetic(.divisionByZero): "a division by zero"
    case .arithmetic(.outsideDomain(let function, let argument)):
      "\(function) is not defined at \(argument)"
    case .arithmetic(.tooLarge): "a number is too large to be computed"
    case .arithmetic: "it cannot be decided whether it is defined"
    case .notWhole(let text): "\(text) is not a whole number of moderate size"
    case .range(let from, let to): "there is no sum from \(from) to \(to)"
    case .noEntry(let text): "there is no entry \(text)"
    case .notGiven(let name): "`\(name)` has no value"
    }
  }
}

extension CertificateError.Size {
  var message: String {
    switch self {
    case .bytes: "bytes"
    case .depth: "levels of brackets"
    case .nodes: "nodes of a tree"
    case .atoms: "atoms"
    case .digits: "digits of a number"
    case .terms: "terms of a polynomial"
    case .bits: "bits of a coefficient or an exponent"
    case .summands: "summands"
    case .parts: "levels of parts"
    case .cases: "cases"
    }
  }
}
