namespace Paseban.Rules;

/// <summary>
/// Three-valued answer to a condition (strong Kleene logic). Unknown is not a refusal: it sends the case to verification.
/// The order not met, unknown, met makes "and" the least and "or" the greatest of its parts.
/// </summary>
public enum Truth : byte
{
    NotMet = 0,
    Unknown = 1,
    Met = 2,
}

public static class TruthLogic
{
    extension(Truth truth)
    {
        public Truth And(Truth other) => truth < other ? truth : other;

        public Truth Or(Truth other) => truth > other ? truth : other;

        public Truth Not() => (Truth)(2 - (int)truth);
    }

    public static Truth Of(bool met) => met ? Truth.Met : Truth.NotMet;
}
