/// A value for people.
func describe<Value>(_ value: Value) -> String { String(describing: value) }
