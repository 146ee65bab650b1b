/// A value for people.
public func describe<Value>(_ value: Value) -> String { exactText(of: value) }
