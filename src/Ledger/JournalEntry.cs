using Paseban.Kernel;

namespace Paseban.Ledger;

/// <summary>An amount that moves from the credit account to the debit account; always positive.</summary>
/// <param name="Programme">The programme whose money it is, or <see cref="NoProgramme"/> for the fund as a whole.</param>
public sealed record Posting(Account Debit, Account Credit, string Programme, Rupiah Amount)
{
    public const string NoProgramme = "-";
}

/// <summary>What is booked at once, for one reason.</summary>
/// <param name="Key">Made by the caller from what it books, so that booking twice is impossible: <c>run 12 approved</c>.</param>
/// <param name="Kind">The reason's kind: <c>run.approved</c>.</param>
/// <param name="BookedOn">The civil day in the books; its year must be open.</param>
/// <param name="Document">The paper it rests on: a run, an SP2D, a statement.</param>
/// <param name="RunId">The run it belongs to, if any.</param>
/// <param name="Postings">At least one.</param>
public sealed record JournalEntry(string Key, string Kind, DateOnly BookedOn, string Document, long? RunId, IReadOnlyList<Posting> Postings)
{
    public Rupiah Total => Postings.Select(posting => posting.Amount).Total();
}
