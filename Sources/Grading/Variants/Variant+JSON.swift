import Formats

extension Variant {
  /// The numbers in an object of names and values; nil if it is none.
  public init?(_ json: JSON) {
    guard let members = json.members else { return nil }
    let read = members.compactMap { Number($0.name, $0.value) }
    guard read.count == members.count else { return nil }
    self.init(numbers: read)
  }
}
