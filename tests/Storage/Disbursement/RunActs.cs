using Paseban.Assistance.Disbursement;
using Paseban.Ledger;
using static Paseban.Tests.Storage.Disbursement.City;

namespace Paseban.Tests.Storage.Disbursement;

/// <summary>The acts of a run in the words of the office, each by the person whose act it is.</summary>
internal static class RunActs
{
    public const string Name = "T1-2024";

    /// <summary>A city whose run is built and checked.</summary>
    public static async Task<City> CheckedAsync(Engine engine)
    {
        var city = await CreateAsync(engine);
        await city.BuildAsync();
        await city.CheckAsync();
        return city;
    }

    extension(City city)
    {
        public Task<Outcome<Run>> BuildAsync(
            string name = Name, MonthRange? months = null, string? cohort = null, bool arrears = false, DateOnly? valueDate = null,
            params string[] programmes) =>
            new BuildRun(city.Database, City.Law).RunAsync(
                new BuildRunRequest(
                    name, programmes.Length > 0 ? programmes : ["KLJ"], cohort, months ?? FirstRun, valueDate ?? ValueDate, arrears),
                Act(ProcessKind.RunBuilding, Officer),
                ct: Stop);

        /// <summary>Looks, then accepts whatever may be accepted.</summary>
        public async Task<CheckedRun> CheckAsync(string name = Name)
        {
            var check = new CheckRun(city.Database, City.Law);
            var seen = (await check.RunAsync(new CheckRunRequest(name, []), Act(ProcessKind.RunChecking, Officer), Stop)).Value;
            var open = seen.Findings.Where(f => f is { Blocking: false, Reason: null }).Select(f => f.Code).Distinct(StringComparer.Ordinal)
                .ToList();
            return open.Count == 0
                ? seen
                : (await check.RunAsync(new CheckRunRequest(name, open), Act(ProcessKind.RunChecking, Officer), Stop)).Value;
        }

        public Task<Outcome<RunApproval>> ApproveAsync(Actor? by = null, string name = Name, DateTimeOffset? at = null) =>
            new ApproveRun(city.Database, City.Law).RunAsync(name, Act(ProcessKind.RunApproving, by ?? Approver, at), Stop);

        public Task<Outcome<Run>> CancelAsync(string name = Name) =>
            new CancelRun(city.Database).RunAsync(name, Act(ProcessKind.RunCancelling, Treasurer), Stop);

        public Task<Outcome<Run>> ReissueAsync(string name, DateOnly valueDate, string? lateAuthority = null) =>
            new ReissueRun(city.Database, City.Law).RunAsync(
                new ReissueRequest(name, Name, valueDate, LateAuthority: lateAuthority), Act(ProcessKind.RunBuilding, Officer), Stop);

        public Task<Outcome<SettledPayments>> ForfeitAsync(PaymentSelection? selection = null) =>
            new ForfeitPayments(city.Database).RunAsync(
                selection ?? new PaymentSelection(Name), Act(ProcessKind.PaymentForfeiting, Treasurer), Stop);

        public async Task OrderAsync(string name = Name)
        {
            var total = (await city.RunAsync(name)).Total;
            var orders = new RecordPaymentOrder(city.Database);
            foreach (var kind in new[] { "SPP", "SPM", "SP2D" })
                _ = (await orders.RunAsync(
                    name,
                    kind,
                    $"{kind}-{name}",
                    new DateOnly(2024, 2, 26),
                    total,
                    Act(ProcessKind.PaymentOrderRecording, Treasurer),
                    Stop)).Value;
        }

        public Task<Outcome<InstructedRun>> InstructAsync(string name = Name, int perFile = 50_000) =>
            new InstructRun(city.Database, City.Law, city.Vault)
                .RunAsync(new InstructRunRequest(name, perFile), Act(ProcessKind.RunInstructing, Liaison), ct: Stop);

        public async Task<SentBankFiles> SendAsync() =>
            (await new SendBankFiles(city.Database, city.Vault, city.Keys)
                .RunAsync(city.Bank, Act(ProcessKind.BankFileSending, Liaison), ct: Stop)).Value;

        public Task<IReadOnlyList<ReceivedFile>> ReceiveAsync(DateTimeOffset? at = null) =>
            new ReceiveBankFiles(city.Database, city.Bank.Key)
                .RunAsync(city.Bank, Act(ProcessKind.BankFileReceiving, Liaison, at), ct: Stop);

        public Task<Outcome<Reconciliation>> ReconcileAsync(string name = Name) =>
            new ReconcileRun(city.Database).RunAsync(name, Act(ProcessKind.RunReconciling, Treasurer), Stop);

        public Task<Outcome<Reconciliation>> CloseAsync(string name = Name) =>
            new CloseRun(city.Database).RunAsync(name, Act(ProcessKind.RunClosing, Treasurer), Stop);

        /// <summary>Build, check, approve, order, instruct and send: everything up to the bank.</summary>
        public async Task<InstructedRun> ReleaseAsync(string name = Name, int perFile = 50_000, params string[] programmes)
        {
            _ = (await city.BuildAsync(name, programmes: programmes)).Value;
            await city.CheckAsync(name);
            _ = (await city.ApproveAsync(name: name)).Value;
            await city.OrderAsync(name);
            var instructed = (await city.InstructAsync(name, perFile)).Value;
            await city.SendAsync();
            return instructed;
        }

        public async Task<Run> RunAsync(string name = Name)
        {
            await using var reading = await city.Database.ReadAsync(Stop);
            return (await Run.FindAsync(reading, name, Stop)).Value;
        }

        public async Task<TrialBalance> BooksAsync()
        {
            await using var reading = await city.Database.ReadAsync(Stop);
            return await TrialBalance.ReadAsync(reading, ct: Stop);
        }

        /// <summary>Payment states by person.</summary>
        public async Task<IReadOnlyDictionary<long, string>> StatesAsync(string name = Name) =>
            (await city.ListAsync<(long Person, string State)>(
                "select p.person_id, p.state from payment p join run r on r.id = p.run_id where r.name = @name order by p.person_id",
                new { name }))
            .ToDictionary(row => row.Person, row => row.State);
    }
}
