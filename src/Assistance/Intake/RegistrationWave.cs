namespace Paseban.Assistance.Intake;

public enum WaveState
{
    /// <summary>Announced; its first day has not come.</summary>
    Planned = 1,

    /// <summary>Takes applications.</summary>
    Open = 2,

    /// <summary>Its last day has passed; it takes nothing more unless it is extended, and waits to be closed.</summary>
    Ended = 3,

    /// <summary>Closed for good: what was submitted is fixed.</summary>
    Closed = 4,
}

/// <summary>A registration wave (gelombang pendaftaran) with the days in force.</summary>
/// <param name="Id">The wave.</param>
/// <param name="Code">What people call it by: FMOTM-2021.</param>
/// <param name="Name">As announced.</param>
/// <param name="OpensOn">First day that takes applications.</param>
/// <param name="ClosesOn">Last day that takes applications, extensions counted.</param>
/// <param name="ClosedAt">When it was closed for good.</param>
public sealed record RegistrationWave(long Id, string Code, string Name, DateOnly OpensOn, DateOnly ClosesOn, DateTimeOffset? ClosedAt)
{
    public WaveState StateOn(DateOnly day) =>
        ClosedAt is not null ? WaveState.Closed
        : day < OpensOn ? WaveState.Planned
        : day > ClosesOn ? WaveState.Ended
        : WaveState.Open;
}

/// <summary>All waves, and which of them takes an application on a day.</summary>
public sealed class WaveCalendar(IReadOnlyList<RegistrationWave> waves)
{
    /// <summary>By their first day, the newest last.</summary>
    public IReadOnlyList<RegistrationWave> All => waves;

    public static async Task<WaveCalendar> ReadAsync(Reading reading, CancellationToken ct = default) =>
        new([.. (await reading.ListAsync<Row>(
            """
            select id as Id, code as Code, name as Name, opens_on as OpensOn, closes_on as ClosesOn, closed_at as ClosedAt
            from registration_wave order by opens_on, id
            """,
            ct: ct)).Select(row => row.Wave)]);

    /// <summary>The wave of a code, where only that one is asked for.</summary>
    internal static async Task<Outcome<RegistrationWave>> FindAsync(Reading reading, string code, CancellationToken ct) =>
        (await ReadAsync(reading, ct)).Find(code);

    public Outcome<RegistrationWave> Find(string code) =>
        waves.FirstOrDefault(wave => wave.Code.Equals(code.Trim(), StringComparison.OrdinalIgnoreCase)) is { } found
            ? found
            : Problem.NotFound(
                "wave.unknown",
                $"There is no wave '{code}'.",
                waves.Count == 0 ? "Open one first." : $"Known waves: {string.Join(", ", waves.Select(w => w.Code))}.")
                .InIndonesian(
                    $"Tidak ada gelombang '{code}'.",
                    waves.Count == 0
                    ? "Buka gelombang lebih dahulu."
                    : $"Gelombang yang ada: {string.Join(", ", waves.Select(w => w.Code))}.")
                .AtCommandLine("Open one: paseban wave open");

    /// <summary>Those that take applications on <paramref name="day"/>.</summary>
    public IReadOnlyList<RegistrationWave> OpenOn(DateOnly day) => [.. waves.Where(wave => wave.StateOn(day) == WaveState.Open)];

    public RegistrationWave? Find(long? id) => waves.FirstOrDefault(wave => wave.Id == id);

    /// <summary>The next wave whose first day lies after <paramref name="day"/>; null when none is announced.</summary>
    public RegistrationWave? NextAfter(DateOnly day) => waves.FirstOrDefault(wave => wave.StateOn(day) == WaveState.Planned);

    /// <summary>
    /// The wave that takes an application on <paramref name="day"/>: the one named, or the only one that is open. The problem says when
    /// the next one opens.
    /// </summary>
    public Outcome<RegistrationWave> TakingOn(DateOnly day, string? code = null)
    {
        if (code is not null)
        {
            var named = Find(code);
            return named.Succeeded && named.Value.StateOn(day) != WaveState.Open ? NotOpen(named.Value, day) : named;
        }
        var open = OpenOn(day);
        return open switch
        {
            [var one] => one,
            [] => NoneOpen(day),
            _ => Problem.Conflict(
                "wave.several",
                $"Several waves are open: {string.Join(", ", open.Select(wave => wave.Code))}.",
                "Say which one is meant.")
                .InIndonesian(
                    $"Ada beberapa gelombang yang dibuka: {string.Join(", ", open.Select(wave => wave.Code))}.",
                    "Pilih salah satu.")
                .AtCommandLine("Name it with --wave."),
        };
    }

    /// <summary>As <see cref="TakingOn"/>; what a list proposed in time is taken until its wave is closed for good.</summary>
    internal Outcome<RegistrationWave> TakingFrom(ApplicationRow application, DateOnly day, string? code = null) =>
        code is null && application.CameBy == ApplicationDoor.ProposalList && Find(application.WaveId) is { ClosedAt: null } wave
            ? wave
            : TakingOn(day, code);

    /// <summary>
    /// Where an application belongs on <paramref name="day"/>. A draft goes with the time: begun while its wave was open, or before any
    /// was, it belongs to the one that is open now; where several are, its owner chooses among them.
    /// </summary>
    internal (RegistrationWave? Wave, IReadOnlyList<RegistrationWave> Choice) PlaceOf(ApplicationRow application, DateOnly day)
    {
        var own = Find(application.WaveId);
        if (application.StateNow != ApplicationState.Draft || own?.StateOn(day) == WaveState.Open) return (own, []);
        var taking = TakingFrom(application, day);
        return taking.Succeeded ? (taking.Value, []) : (null, OpenOn(day));
    }

    private Problem NotOpen(RegistrationWave wave, DateOnly day) => wave.StateOn(day) == WaveState.Planned
        ? Problem.Conflict("wave.not-open", $"{wave.Code} opens on {wave.OpensOn.Iso}.", "Wait for that day; drafts are kept.")
            .InIndonesian($"{wave.Code} dibuka tanggal {wave.OpensOn.Iso}.", "Tunggu tanggal itu; isian tersimpan sebagai draf.")
        : Problem.Conflict("wave.over", $"{wave.Code} took applications until {wave.ClosesOn.Iso}.", Remedy(day))
            .InIndonesian($"{wave.Code} menerima pendaftaran sampai {wave.ClosesOn.Iso}.", RemedyInIndonesian(day));

    private Problem NoneOpen(DateOnly day) =>
        Problem.Conflict("wave.none-open", "No registration wave is open today.", Remedy(day))
            .InIndonesian("Hari ini tidak ada gelombang pendaftaran yang dibuka.", RemedyInIndonesian(day));

    private string Remedy(DateOnly day) => NextAfter(day) is { } next
        ? $"Drafts are kept; the next wave, {next.Code}, opens on {next.OpensOn.Iso}."
        : "Drafts are kept; the next wave is not announced yet.";

    private string RemedyInIndonesian(DateOnly day) => NextAfter(day) is { } next
        ? $"Isian tersimpan sebagai draf; gelombang berikutnya, {next.Code}, dibuka tanggal {next.OpensOn.Iso}."
        : "Isian tersimpan sebagai draf; gelombang berikutnya belum diumumkan.";

    private sealed record Row(long Id, string Code, string Name, string OpensOn, string ClosesOn, long? ClosedAt)
    {
        public RegistrationWave Wave => new(
            Id, Code, Name, IsoDate.Parse(OpensOn), IsoDate.Parse(ClosesOn), ClosedAt is { } at ? Instant.FromMicroseconds(at) : null);
    }
}
