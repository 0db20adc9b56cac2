using Paseban.Assistance.Imports;
using Paseban.Rules;

namespace Paseban.Assistance.Registry;

/// <summary>Writes checked rows, a chunk at a time: finds who is known, and sorts the rows into unchanged, changed and new.</summary>
internal sealed class PersonsLanding
{
    private readonly UnitOfWork work;
    private readonly IdentityVault vault;
    private readonly PersonColumns columns;
    private readonly FactCatalogue catalogue;
    private readonly Action<RowProblem> refuse;
    private readonly long firstNewHousehold;
    private readonly bool isEmpty;
    private readonly NumberBlock personNumbers;
    private readonly NumberBlock householdNumbers;
    private readonly NameParts names;
    private readonly List<HouseholdMove> moves = [];
    private long created;
    private long updated;
    private long unchanged;
    private long statements;
    private long deaths;
    private long movedOut;
    private long householdsBegun;
    private long flagged;

    private PersonsLanding(
        UnitOfWork work, IdentityVault vault, PersonColumns columns, FactCatalogue catalogue, Action<RowProblem> refuse,
        long firstNewHousehold, bool isEmpty)
    {
        this.work = work;
        this.vault = vault;
        this.columns = columns;
        this.catalogue = catalogue;
        this.refuse = refuse;
        this.firstNewHousehold = firstNewHousehold;
        this.isEmpty = isEmpty;
        personNumbers = new NumberBlock(work, "person");
        householdNumbers = new NumberBlock(work, "household");
        names = new(work);
    }

    public long RowsRead { get; private set; }

    /// <param name="work">The change.</param>
    /// <param name="vault">Encrypts who the people are.</param>
    /// <param name="columns">Names what a new person cannot be without.</param>
    /// <param name="catalogue">Completes source records.</param>
    /// <param name="refuse">Told of each row that cannot land, in the order of their lines within a chunk.</param>
    /// <param name="ct">Ends the work.</param>
    public static async Task<PersonsLanding> BeginAsync(
        UnitOfWork work, IdentityVault vault, PersonColumns columns, FactCatalogue catalogue, Action<RowProblem> refuse,
        CancellationToken ct)
    {
        // Two imports at once could both find somebody unknown; the second waits for the first.
        await work.ExecuteAsync(
            "insert into setting (name, value) values ('persons_import', '') on conflict (name) do update set value = ''", ct: ct);
        await work.PreferIndexesAsync(ct);
        return new(
            work, vault, columns, catalogue, refuse,
            firstNewHousehold: await work.TakeNumbersAsync("household", 1, ct),
            isEmpty: await work.FindAsync<long?>("select person_id from person limit 1", ct: ct) is null);
    }

    public async Task LandAsync(RowChunk<PersonRow> chunk, bool onlyCheck, CancellationToken ct)
    {
        RowsRead += chunk.RowsRead;
        var problems = chunk.Problems;
        var (fresh, changed) = await SortAsync(chunk.Rows, problems, ct);
        foreach (var problem in problems.OrderBy(problem => problem.Line)) refuse(problem);
        if (onlyCheck || (fresh.Count == 0 && changed.Count == 0)) return;

        var households = await PeopleByIdentity.HouseholdsAsync(
            work, [.. fresh.Concat(changed).Select(row => row.KkIndex).OfType<string>().Distinct(StringComparer.Ordinal)], ct);
        var cards = await GiveNumbersAsync(fresh, households, ct);
        await NewPeople.WriteAsync(work, vault, fresh, cards, ct);
        foreach (var row in fresh) names.Add(row.PersonId, row.FoldedName);
        created += fresh.Count;
        householdsBegun += cards.Count;
        foreach (var row in fresh)
        {
            statements += row.Statements.Count;
            if (row.DiedOn is not null) deaths++;
            if (row.MovedOutOn is not null) movedOut++;
            if (row.FlagsFor(row.BirthDate!.Value, row.Sex!.Value) != IdentityFlags.None) flagged++;
        }
        var result = await ChangedPeople.WriteAsync(work, vault, catalogue, changed, households, names, ct);
        await names.RelieveAsync(ct);
        updated += result.Updated;
        unchanged += result.Unchanged;
        statements += result.Statements;
        deaths += result.Deaths;
        movedOut += result.MovedOut;
        flagged += result.Flagged;
        moves.AddRange(result.Moves);
    }

    public async Task<HouseholdMoves> FinishAsync(CancellationToken ct)
    {
        await names.WriteAsync(ct);
        var households = new HouseholdMoves(work, vault, firstNewHousehold);
        await households.LandAsync(moves, ct);
        if (deaths + movedOut > 0) await MergedRecords.CarryVitalEventsAsync(work, ct);
        await work.AnalyzeAfterAsync(
            created + updated,
            ["person", "person_nik", "household", "household_card", "household_membership", "source_record", "name_part"], ct);
        return households;
    }

    public PersonsImported Result(ImportSummary file, HouseholdMoves households) =>
        new(
            file, created, updated, unchanged, statements, deaths, movedOut, householdsBegun + households.Begun, households.Reissued,
            households.Moved, flagged);

    private async Task<(List<PersonRow> Fresh, List<PersonRow> Changed)> SortAsync(
        IReadOnlyList<PersonRow> rows, List<RowProblem> problems, CancellationToken ct)
    {
        var known = new KnownPerson?[rows.Count];
        if (!isEmpty)
        {
            foreach (var person in await PeopleByIdentity.KnownAsync(work, [.. rows.Select(row => row.NikIndex)], ct))
                known[person.Place] = person;
        }
        var (fresh, changed, seen) = (new List<PersonRow>(), new List<PersonRow>(), new Dictionary<long, long>());
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (known[i] is { } person)
            {
                row.PersonId = person.PersonId;
                if (!seen.TryAdd(person.PersonId, row.Line))
                    problems.Add(
                        RowProblem.OfRow(
                            row.Line, RowReasons.OnePerson(seen[person.PersonId]),
                            new("Pertahankan baris dengan NIK yang berlaku.", "Keep the row with the NIK in force.")));
                else if (person.RowHash == row.RowHash) unchanged++;
                else changed.Add(row);
            }
            else if (NewPeople.Missing(row, columns) is { Length: > 0 } missing)
            {
                problems.Add(
                    RowProblem.OfRow(
                        row.Line,
                        new(
                            $"NIK ini belum terdaftar, dan untuk orang baru harus diisi: {missing}.",
                            $"this NIK is not in the registry yet, and a new person needs {missing}."),
                        new("Perbaiki NIK-nya, atau isi yang masih kosong.", "Correct the NIK, or fill in what is missing.")));
            }
            else
            {
                fresh.Add(row);
            }
        }
        return (fresh, changed);
    }

    /// <summary>Gives each new person a number and a household; cards that are not known yet begin one.</summary>
    private async Task<List<NewCard>> GiveNumbersAsync(List<PersonRow> fresh, Dictionary<string, long> households, CancellationToken ct)
    {
        if (fresh.Count == 0) return [];
        var unknown = fresh.Where(
            row => !households.ContainsKey(row.KkIndex!)).DistinctBy(row => row.KkIndex, StringComparer.Ordinal).ToList();
        var household = await householdNumbers.TakeAsync(unknown.Count, ct);
        var cards = unknown.ConvertAll(row => new NewCard(household++, row.Kk!, row.KkIndex!));
        foreach (var card in cards) households.Add(card.Index, card.HouseholdId);
        var person = await personNumbers.TakeAsync(fresh.Count, ct);
        foreach (var row in fresh) (row.PersonId, row.HouseholdId) = (person++, households[row.KkIndex!]);
        return cards;
    }
}

/// <summary>
/// Hands out consecutive numbers a chunk at a time. The first chunk takes what it needs; a file that goes on takes more at once, for
/// each taking is a commit of its own on PostgreSQL. What is left over is never given out.
/// </summary>
internal sealed class NumberBlock(UnitOfWork work, string range)
{
    private const int Ahead = 16;

    private long next;
    private long left;
    private bool isLater;

    public async Task<long> TakeAsync(int count, CancellationToken ct)
    {
        if (count == 0) return 0;
        if (count > left)
        {
            left = isLater ? (long)count * Ahead : count;
            next = await work.TakeNumbersAsync(range, left, ct);
            isLater = true;
        }
        (next, left) = (next + count, left - count);
        return next - count;
    }
}
