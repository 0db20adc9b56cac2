namespace Paseban.Assistance.Enrolment;

/// <summary>A decree as it stands in the books.</summary>
/// <param name="Id">Its number in our books.</param>
/// <param name="Number">The number people know it by, such as <c>Kepgub 120/2024</c>.</param>
/// <param name="Version">1 for a new list; each amendment of the list is one more.</param>
/// <param name="RootId">The decree that began the list.</param>
/// <param name="MerkleRoot">Vouches for what this decree wrote: see <see cref="DecreeRows"/>.</param>
/// <param name="Lines">Lines it added.</param>
public sealed record Decree(
    long Id, string Number, string Title, string SignedOn, long Version, long RootId, string? Amends, string MerkleRoot, long Lines)
{
    public string Reference => Kernel.Reference.Of(DecreeStore.Prefix, Id).ToString();

    internal DateOnly Signed => IsoDate.Parse(SignedOn);
}

internal static class DecreeStore
{
    /// <summary>Stands before every decree's number in our books.</summary>
    public const string Prefix = "DEC";

    private const string Select = """
        select d.id as Id, d.number as Number, d.title as Title, d.signed_on as SignedOn, d.version as Version, d.root_id as RootId,
               a.number as Amends, d.merkle_root as MerkleRoot, d.lines as Lines
        from decree d left join decree a on a.id = d.amends
        """;

    public static Task<Decree?> FindAsync(Reading reading, string number, CancellationToken ct) =>
        reading.FindAsync<Decree>($"{Select} where d.number = @number", new { number }, ct);

    public static Task<Decree?> ByIdAsync(Reading reading, long id, CancellationToken ct) =>
        reading.FindAsync<Decree>($"{Select} where d.id = @id", new { id }, ct);

    public static Task<IReadOnlyList<Decree>> AllAsync(Reading reading, CancellationToken ct) =>
        reading.ListAsync<Decree>($"{Select} order by d.root_id, d.version", ct: ct);

    /// <summary>All versions of a list, the newest last.</summary>
    public static Task<IReadOnlyList<Decree>> VersionsAsync(Reading reading, long rootId, CancellationToken ct) =>
        reading.ListAsync<Decree>($"{Select} where d.root_id = @rootId order by d.version", new { rootId }, ct);

    public static Problem Unknown(string number) =>
        Problem.NotFound("decree.unknown", $"There is no decree '{number}'.", "Look among the decrees.")
            .InIndonesian($"Tidak ada Kepgub '{number}'.", "Lihat daftar Kepgub.")
            .AtCommandLine("See: paseban decree list");
}

/// <summary>
/// The rows of a decree that never change: the lines it added and the withdrawals it made, by person and line. A decree never
/// withdraws a line of its own, so the order is fixed, and both tables give it without sorting.
/// </summary>
public static class DecreeRows
{
    public static readonly RowSet Set = new(
        "decree.lines",
        """
        select 'line' as what, person_id, id, programme, benefit_group, amount, from_month, to_month, origin, cohort, '' as reason
        from decree_line where decree_id = @id
        union all
        select 'withdrawal', person_id, line_id, '', '', 0, from_month, 0, '', '', reason from decree_withdrawal where decree_id = @id
        order by 2, 3
        """);
}
