namespace Paseban.Kernel;

/// <summary>How far a long work has come.</summary>
/// <param name="Stage">What is being done now, in words.</param>
/// <param name="Done">Units done.</param>
/// <param name="Total">Units in all; null while unknown.</param>
public readonly record struct WorkProgress(BilingualText Stage, long Done, long? Total);
