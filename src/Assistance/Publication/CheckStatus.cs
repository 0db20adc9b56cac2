using Paseban.Assistance.Accounts;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Publication;

/// <param name="Nik">A NIK that the person has or once had.</param>
/// <param name="Card">A family card that was the person's at some time.</param>
public sealed record StatusRequest(Nik Nik, FamilyCardNumber Card);

/// <summary>
/// Tells whoever holds both numbers where the person stands. A NIK that nobody has and a NIK with another family's card are the same to
/// it: the same statements are asked, the same record of the asking is written, and the same answer is given, so that it cannot be used to
/// find out who is poor. After a few wrong cards beside one NIK the right one gets that answer too, for a while: nobody tries them all.
/// </summary>
public sealed class CheckStatus(Database database, KeyRing keys, Law law)
{
    private const string StandingSql = """
        select coalesce(p.merged_into, p.person_id) from person_nik n join person p on p.person_id = n.person_id
        where n.blind_index = @index
        """;

    private const string CardSql = """
        select household_id as HouseholdId, valid_from as ValidFrom, valid_to as ValidTo from household_card where blind_index = @index
        """;

    // A card counts for those who belonged to the household while it was in force, whatever became of either since.
    private const string BelongsSql = """
        select count(*) from household_membership m join person p on p.person_id = m.person_id
        where m.household_id = @household and coalesce(p.merged_into, p.person_id) = @person
          and m.valid_from < @until and (m.valid_to is null or m.valid_to > @since)
        """;

    public async Task<Outcome<StatusShown>> RunAsync(StatusRequest request, ProcessContext context, CancellationToken ct = default)
    {
        if (AccessLog.MissingPurpose(context) is { } missing) return missing;
        using var vault = new IdentityVault(keys);
        var claim = Claims.StatusCheck(vault, request.Nik);
        bool mayAsk;
        await using (var work = await database.BeginAsync(context, ct))
        {
            if (await IdentityVault.CheckRingAsync(work, keys, ct) is { } wrongRing) return wrongRing;
            mayAsk = await AttemptGuard.ChargeAsync(work, claim, "status.locked", "unknown", ct) is null;
            await work.CommitAsync(ct);
        }
        var (person, rows) = await ReadAsync(vault, request, mayAsk, ct);
        await RecordAsync(person, claim, context, ct);
        return rows.Person is { } known ? new StatusAnswer(law, rows, context.Today).Of(known, request.Nik) : UnknownPair();
    }

    private async Task<(long Person, StatusRows Rows)> ReadAsync(
        IdentityVault vault, StatusRequest request, bool mayAsk, CancellationToken ct)
    {
        await using var reading = await database.ReadAsync(ct);
        var found = await FindAsync(reading, vault, request, ct);
        var person = mayAsk ? found : StatusRows.Nobody;
        return (person, await StatusRows.ReadAsync(reading, person, ct));
    }

    /// <summary>The record that stands for the person; <see cref="StatusRows.Nobody"/> unless both numbers are theirs.</summary>
    private static async Task<long> FindAsync(Reading reading, IdentityVault vault, StatusRequest request, CancellationToken ct)
    {
        var nik = vault.BlindIndex(IdentityField.Nik, request.Nik.Digits);
        var card = vault.BlindIndex(IdentityField.Kk, request.Card.Digits);
        var person = await reading.FindAsync<long?>(StandingSql, new { index = nik }, ct) ?? StatusRows.Nobody;
        var found = await reading.FindAsync<CardRow>(CardSql, new { index = card }, ct) ?? new CardRow(0, 0, 0);
        var belongs = await reading.SingleAsync<long>(
            BelongsSql, new { household = found.HouseholdId, person, since = found.ValidFrom, until = found.ValidTo ?? long.MaxValue }, ct);
        return belongs > 0 ? person : StatusRows.Nobody;
    }

    private async Task RecordAsync(long person, string claim, ProcessContext context, CancellationToken ct)
    {
        await using var work = await database.BeginAsync(context, ct);
        if (person != StatusRows.Nobody) await AttemptGuard.ClearAsync(work, claim, ct);
        await AccessLog.RecordAsync(work, person == StatusRows.Nobody ? [] : [person], ct);
        await work.CommitAsync(ct);
    }

    private static Problem UnknownPair() =>
        Problem.NotFound(
            "status.unknown-pair", "We find nobody with this NIK and this family card number together.",
            "Check both numbers against KTP and KK. The kelurahan can look for you by name.")
            .InIndonesian(
                "Kami tidak menemukan NIK dan nomor KK ini bersama-sama.",
                "Cocokkan kedua nomor dengan KTP dan KK. Petugas kelurahan dapat mencarikan dengan nama.");

    private sealed record CardRow(long HouseholdId, long ValidFrom, long? ValidTo);
}
