namespace Paseban.Assistance.Targeting;

/// <summary>A final target list (Daftar Sasaran Tetap) as it was locked.</summary>
/// <param name="PartialReason">Why it was locked before every kelurahan had signed its minutes; empty for a whole list.</param>
/// <param name="MerkleRoot">Vouches for its lines: <see cref="TargetListRows"/>.</param>
/// <param name="LockedAt">Microseconds since 1970, UTC.</param>
public sealed record TargetList(
    long Id, string Wave, string PartialReason, long Lines, long Households, string MerkleRoot, long LockedAt)
{
    public string Reference => ReferenceOf(Id);

    public DateTimeOffset At => Instant.FromMicroseconds(LockedAt);

    internal static string ReferenceOf(long id) => Kernel.Reference.Of("DST", id).ToString();
}

internal static class TargetListStore
{
    private const string Select = """
        select t.id as Id, w.code as Wave, t.partial_reason as PartialReason, t.lines as Lines, t.households as Households,
               t.merkle_root as MerkleRoot, t.locked_at as LockedAt
        from target_list t join registration_wave w on w.id = t.wave_id
        """;

    public static Task<IReadOnlyList<TargetList>> OfWaveAsync(Reading reading, string wave, CancellationToken ct) =>
        reading.ListAsync<TargetList>($"{Select} where w.code = @wave order by t.id", new { wave }, ct);

    public static Task<IReadOnlyList<TargetList>> AllAsync(Reading reading, CancellationToken ct) =>
        reading.ListAsync<TargetList>($"{Select} order by t.id", ct: ct);

    /// <summary>The list of a reference such as DST-1112-X.</summary>
    public static async Task<Outcome<TargetList>> FindAsync(Reading reading, string reference, CancellationToken ct)
    {
        var read = Reference.Read("DST", reference);
        if (!read.Succeeded) return read.Problems.ToArray();
        return await reading.FindAsync<TargetList>($"{Select} where t.id = @Id", new { read.Value.Id }, ct) is { } found
            ? found
            : Problem.NotFound("target-list.unknown", $"There is no target list {read.Value}.", "Compare the number letter by letter.")
                .InIndonesian($"Tidak ada Daftar Sasaran Tetap {read.Value}.", "Cocokkan lagi nomornya huruf demi huruf.")
                .AtCommandLine("List them: paseban target-list show");
    }
}

/// <summary>The lines of a list, which never change.</summary>
public static class TargetListRows
{
    public static readonly RowSet Set = new(
        "target-list.lines",
        """
        select number, person_id, application_id, area, rt, rw, programmes from target_list_line where target_list_id = @id order by number
        """);
}
