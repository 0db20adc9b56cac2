using System.Globalization;

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

    internal static readonly EventClaim Recorded = new(
        "setting", "fund-account.recorded",
        told => [new(Setting, told["after"])],
        $"select name, value from setting where name = '{Setting}'");

    public static async Task<Outcome<FundAccount>> ReadAsync(Reading reading, CancellationToken ct = default) =>
        await reading.FindAsync<string>("select value from setting where name = @Setting", new { Setting }, ct) is { } value
            && value.Split('\n') is [var number, var holder, var bank, var first]
            ? new FundAccount(number, holder, bank, long.Parse(first, CultureInfo.InvariantCulture))
            : Problem.NotFound("fund.missing", "No programme fund account is recorded.", "Have it recorded first.")
                .InIndonesian("Rekening dana program belum dicatat.", "Minta agar dicatat lebih dahulu.")
                .AtCommandLine("Record it: paseban budget fund --number ... --holder ... --bank ...");

    /// <summary>
    /// Holds the account until the end of the change: what the bank says of it is taken in by one after the other, and it does not change
    /// meanwhile.
    /// </summary>
    internal static Task LockAsync(UnitOfWork work, CancellationToken ct) =>
        work.ExecuteAsync("update setting set value = value where name = @Setting", new { Setting }, ct);

    /// <summary>Records or changes the fund account. The number is the agency's own, not personal data.</summary>
    public async Task<Outcome<FundAccount>> RecordAsync(Database database, ProcessContext context, CancellationToken ct = default)
    {
        if ((Number + Holder + Bank).Contains('\n', StringComparison.Ordinal)
            || Number.Length is 0 or > 34
            || Holder.Length is 0 or > 140
            || Bank.Length is 0 or > 35)
            return Problem.Invalid(
                "fund.invalid", "Number (at most 34 signs), holder (140) and bank (35) are required.", "Copy them from the bank's letter.")
                .InIndonesian(
                    "Nomor (paling banyak 34 huruf), pemegang (140) dan bank (35) harus diisi.", "Salin dari surat bank.");
        if (FirstStatement < 1)
            return Problem.Invalid(
                "fund.first-statement", "The first statement has a number from 1 on.", "Read it from the statement: ElctrncSeqNb.")
                .InIndonesian("Nomor rekening koran pertama mulai dari 1.", "Baca dari rekening korannya: ElctrncSeqNb.");
        await using var work = await database.BeginAsync(context, ct);
        await LockAsync(work, ct);
        var before = await work.FindAsync<string>("select value from setting where name = @Setting", new { Setting }, ct);
        var after = string.Create(CultureInfo.InvariantCulture, $"{Number}\n{Holder}\n{Bank}\n{FirstStatement}");
        if (before == after) return this;
        var moves = before is not null && before[..before.LastIndexOf('\n')] != after[..after.LastIndexOf('\n')];
        if (moves && await Outbox.PendingAsync(work, BankFile.Channel, ct) is { Count: > 0 } waiting)
            return Problem.Conflict(
                "fund.files-wait", $"{waiting.Count} bank file(s) of the account as it was still wait to be sent.",
                "Send the waiting files first.")
                .InIndonesian(
                    $"{waiting.Count} berkas bank dari rekening yang lama masih menunggu dikirim.", "Kirim dulu berkas yang menunggu.");
        await work.ExecuteAsync(
            "insert into setting (name, value) values (@Setting, @after) on conflict (name) do update set value = @after",
            new { Setting, after }, ct);
        work.Record("fund-account.recorded", "fund", new { before, after });
        await work.CommitAsync(ct);
        return this;
    }
}
