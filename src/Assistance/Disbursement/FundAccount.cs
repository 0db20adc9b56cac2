using System.Globalization;
using Paseban.Kernel;
using Paseban.Storage;

namespace Paseban.Assistance.Disbursement;

/// <summary>
/// The programme fund account at the bank (rekening penyaluran): where the treasury's money lands and payments leave from.
/// </summary>
/// <param name="Bank">The bank's BIC or other identifier.</param>
/// <param name="FirstStatement">The number (ElctrncSeqNb) of the first statement that is to be taken in; 1 for a new account. It opens with
/// nothing on the account: what was there before is not in our books.</param>
public sealed record FundAccount(string Number, string Holder, string Bank, long FirstStatement = 1)
{
    private const string Setting = "fund-account";

    public static async Task<Outcome<FundAccount>> ReadAsync(Reading reading, CancellationToken ct = default) =>
        await reading.FindAsync<string>("select value from setting where name = @Setting", new { Setting }, ct) is { } value
            && value.Split('\n') is [var number, var holder, var bank, var first]
            ? new FundAccount(number, holder, bank, long.Parse(first, CultureInfo.InvariantCulture))
            : Problem.NotFound(
                "fund.missing",
                "No programme fund account is recorded.",
                "Record it: paseban budget fund --number ... --holder ... --bank ...");

    /// <summary>Records or changes the fund account. The number is the agency's own, not personal data.</summary>
    public async Task<Outcome<FundAccount>> RecordAsync(Database database, ProcessContext context, CancellationToken ct = default)
    {
        if ((Number + Holder + Bank).Contains('\n', StringComparison.Ordinal)
            || Number.Length is 0 or > 34
            || Holder.Length is 0 or > 140
            || Bank.Length == 0)
            return Problem.Invalid(
                "fund.invalid", "Number (at most 34 signs), holder (140) and bank are required.", "Copy them from the bank's letter.");
        if (FirstStatement < 1)
            return Problem.Invalid(
                "fund.first-statement", "The first statement has a number from 1 on.", "Read it from the statement: ElctrncSeqNb.");
        await using var work = await database.BeginAsync(context, ct);
        var before = await work.FindAsync<string>("select value from setting where name = @Setting", new { Setting }, ct);
        var after = string.Create(CultureInfo.InvariantCulture, $"{Number}\n{Holder}\n{Bank}\n{FirstStatement}");
        if (before == after) return this;
        await work.ExecuteAsync(
            "insert into setting (name, value) values (@Setting, @after) on conflict (name) do update set value = @after",
            new { Setting, after }, ct);
        work.Record("fund-account.recorded", "fund", new { before, after });
        await work.CommitAsync(ct);
        return this;
    }
}
