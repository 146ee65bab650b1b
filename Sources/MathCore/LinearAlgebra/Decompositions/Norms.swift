/// Norms of vectors and matrices.
public enum Norms {}
