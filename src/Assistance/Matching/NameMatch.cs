using Paseban.Linkage;

namespace Paseban.Assistance.Matching;

/// <summary>How well two names agree, in per cent: titles, spelling and the order of words do not count.</summary>
internal static class NameMatch
{
    /// <summary>A slip of the pen gives at least 90, a word more or an initial at least 78, one word of several at most 74.</summary>
    public static int Percent(string left, string right)
    {
        var compared = IndonesianName.Compare(left, right);
        var share = (int)(100 * compared.Similarity);
        return compared.Agreement switch
        {
            NameAgreement.Exact => 100,
            NameAgreement.Same => 98,
            NameAgreement.Close => Math.Clamp(share, 90, 97),
            NameAgreement.Similar => Math.Clamp(share, 78, 89),
            NameAgreement.Weak => Math.Min(share, 74),
            NameAgreement.Different => Math.Min(share, 50),
            NameAgreement.Missing => 0,
        };
    }
}
