namespace Paseban.Linkage.Values;

/// <summary>
/// How far two values agree. The levels are ordered; the evidence of each is learned from the data, so that the same level may weigh much
/// in one column and nothing in another.
/// </summary>
internal enum Level : byte
{
    /// <summary>One of them is unknown: no evidence.</summary>
    Missing = 0,

    /// <summary>The same after folding.</summary>
    Exact = 1,

    /// <summary>The same words in another order or spelling; day and month exchanged.</summary>
    Same = 2,

    /// <summary>One slip of the pen.</summary>
    Close = 3,

    /// <summary>A few slips, a word more or less, two of three parts of a date.</summary>
    Similar = 4,

    /// <summary>Something in common.</summary>
    Weak = 5,

    Different = 6,

    /// <summary>The value stands in another column, whose value stands here.</summary>
    Swapped = 7,
}
