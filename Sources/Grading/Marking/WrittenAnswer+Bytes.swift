// Answers by their bytes: two spellings of one character are two texts.
extension WrittenAnswer {
  /// Whether another answer is written in the same bytes.
  func hasBytes(of other: WrittenAnswer) -> Bool {
    switch (self, other) {
    case (.blank, .blank): true
    case (.text(let a), .text(let b)), (.other(let a), .other(let b)): a.hasBytes(of: b)
    case (.list(let a), .list(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.hasBytes(of: $1) }
    case (.fields(let a), .fields(let b)):
      a.count == b.count
        && zip(a, b).allSatisfy {
          $0.name.hasBytes(of: $1.name) && $0.answer.hasBytes(of: $1.answer)
        }
    case (.broken(let a, let b), .broken(let c, let d)): a.hasBytes(of: c) && b.hasBytes(of: d)
    default: false
    }
  }

  /// Hashes the bytes of the answer.
  func hashBytes(into hasher: inout Hasher) {
    switch self {
    case .blank: hasher.combine(0)
    case .text(let text), .other(let text): hasher.combine(bytesOf: text)
    case .list(let items):
      hasher.combine(items.count)
      for item in items { item.hashBytes(into: &hasher) }
    case .fields(let fields):
      hasher.combine(fields.count)
      for field in fields {
        hasher.combine(bytesOf: field.name)
        field.answer.hashBytes(into: &hasher)
      }
    case .broken(let text, _): hasher.combine(bytesOf: text)
    }
  }
}

extension WrittenAnswer.Trouble {
  /// Whether other trouble is told in the same bytes.
  fileprivate func hasBytes(of other: Self) -> Bool {
    switch (self, other) {
    case (.json(let a), .json(let b)): a.hasBytes(of: b)
    case (.twoAnswers, .twoAnswers): true
    default: false
    }
  }
}

extension Hasher {
  /// Hashes the bytes of a text, and how many there are.
  mutating func combine(bytesOf text: String) {
    let isDone: Void? = text.utf8.withContiguousStorageIfAvailable {
      combine($0.count)
      combine(bytes: UnsafeRawBufferPointer($0))
    }
    if isDone == nil { combine(text.utf8.count) }
  }
}

extension String {
  /// Whether two texts have the same bytes.
  func hasBytes(of other: String) -> Bool {
    utf8.withContiguousStorageIfAvailable { a in
      other.utf8.withContiguousStorageIfAvailable { b in a.elementsEqual(b) }
    }.flatMap { $0 } ?? utf8.elementsEqual(other.utf8)
  }
}
