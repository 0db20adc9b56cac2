using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace Paseban.Tests.Sandbox;

public class ServeTests
{
    [Fact]
    public async Task Messages_WithTheSameKey_AreKeptOnce()
    {
        using var world = new SmallWorld();
        using var sandbox = await SandboxProcess.Start(world.Folder, Path.Combine(world.Folder, "exchange"));

        async Task<HttpStatusCode> SendAsync(string key, string to)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/messages")
            {
                Content = JsonContent.Create(new { channel = "phone", to, subject = "Kode", text = "Kode Anda: 123456." }),
            };
            request.Headers.Add("Idempotency-Key", key);
            using var response = await sandbox.Http.SendAsync(request);
            return response.StatusCode;
        }

        Assert.Equal(HttpStatusCode.Accepted, await SendAsync("MSG-1", "+628200000001"));
        Assert.Equal(HttpStatusCode.Conflict, await SendAsync("MSG-1", "+628200000001"));
        Assert.Equal(HttpStatusCode.Accepted, await SendAsync("MSG-2", "+628200000002"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await SendAsync("MSG-3", ""));
        var kept = JsonSerializer.Deserialize<JsonElement[]>(await sandbox.Get("/messages?to=%2B628200000001"))!;
        Assert.Equal("MSG-1", Assert.Single(kept).GetProperty("reference").GetString());
    }

    [Fact]
    public async Task Files_OverHttp_AreSignedListedInOrderAndRefusedWhenNotOurs()
    {
        using var world = new SmallWorld();
        var exchange = Path.Combine(world.Folder, "exchange");
        using var customer = new Customer(exchange);
        using var sandbox = await SandboxProcess.Start(world.Folder, exchange);
        var payments = world.Rows("bank/accounts-2024-01.csv").Take(3)
            .Select((row, i) => new TestPayment($"E-{i}", row["nama_rekening"], row["nomor_rekening"]));
        var file = Customer.File001("MSG-A", [.. payments]);

        Assert.Equal(HttpStatusCode.Unauthorized, await Post(sandbox, "a.xml", file, customer.Sign([1])));
        Assert.Equal(HttpStatusCode.BadRequest, await Post(sandbox, "../a.xml", file, customer.Sign(file)));
        Assert.Equal(HttpStatusCode.Accepted, await Post(sandbox, "a.xml", file, customer.Sign(file)));
        Assert.Equal(HttpStatusCode.OK, await Post(sandbox, "a.xml", file, customer.Sign(file)));
        Assert.Equal(HttpStatusCode.Conflict, await Post(sandbox, "a.xml", [.. file, 32], customer.Sign([.. file, 32])));
        await sandbox.Transfer("SP2D-1", 1_800_000);
        foreach (var day in (string[])["2024-03-01", "2024-03-02"])
            Assert.Equal(HttpStatusCode.OK, (await sandbox.SetClock(day)).StatusCode);

        Assert.Equal(HttpStatusCode.Conflict, (await sandbox.SetClock("2024-02-01")).StatusCode);
        var names = JsonSerializer.Deserialize<string[]>(await sandbox.Get("/bank/files"))!;
        Assert.Contains("acceptance", names[0], StringComparison.Ordinal);
        Assert.Equal(names.Skip(1), JsonSerializer.Deserialize<string[]>(await sandbox.Get($"/bank/files?after={names[0]}"))!);
        Assert.Contains("MSG-A", await sandbox.Get($"/bank/files/{names[0]}"), StringComparison.Ordinal);
        Assert.NotEmpty(await sandbox.Get($"/bank/files/{names[0]}.sig"));
        Assert.Equal(HttpStatusCode.NotFound, await sandbox.Status("/bank/files/..%2Fkeys%2Fbank.pub.pem"));
        Assert.Equal(4, (await sandbox.Get("/bank/credits")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal("nik,nomor_rekening,nama_rekening,bank,tanggal_buka\n", await sandbox.Get("/bank/accounts/corrections?after=0"));
    }

    [Fact]
    public async Task Kill_AtAnyMoment_RestartEndsInTheSameBooksAndFiles()
    {
        using var plain = MessageTests.BusyMonth(Paseban.Sandbox.Bank.FaultKinds.None);
        using var world = new SmallWorld(scale: 0.05m);
        var exchange = Path.Combine(world.Folder, "exchange");
        CopyInbound(plain.Exchange, exchange);
        var sandbox = await SandboxProcess.Start(world.Folder, exchange);
        await sandbox.Transfer("SP2D-1", 4_000_000_000);
        var kills = 0;

        for (var day = new DateOnly(2024, 2, 27); day <= new DateOnly(2024, 4, 12); day = day.AddDays(1))
        {
            // The days of intake, execution, statement and the first return: cut off ever later in the work.
            var cuts = day is { Month: 2, Day: 27 } or { Month: 3, Day: 1 or 2 or 4 } ? 6 : 0;
            for (var cut = 0; cut < cuts; cut++)
            {
                var tick = sandbox.SetClock(SandboxProcess.Day(day));
                await Task.Delay(15 + (cut * 50), TestContext.Current.CancellationToken);
                await sandbox.Kill();
                kills++;
                await Task.WhenAny(tick.ContinueWith(_ => { }, TaskScheduler.Default));
                sandbox.Dispose();
                sandbox = await SandboxProcess.Start(world.Folder, exchange);
            }
            (await sandbox.SetClock(SandboxProcess.Day(day))).EnsureSuccessStatusCode();
        }

        using (sandbox)
        {
            Assert.Equal(24, kills);
            Assert.Equal(plain.Books().ToJsonString(), (await sandbox.Books()).ToJsonString());
            var names = Directory.EnumerateFiles(Path.Combine(exchange, "from-bank"), "*.sig")
                .Select(path => Path.GetFileName(path))
                .Order(StringComparer.Ordinal);
            Assert.Equal(plain.Files().Select(path => Path.GetFileName(path) + ".sig"), names);
        }
    }

    private static async Task<HttpStatusCode> Post(SandboxProcess sandbox, string name, byte[] file, string signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/bank/files?name={name}") { Content = new ByteArrayContent(file) };
        request.Headers.Add("X-Signature", signature);
        using var response = await sandbox.Http.SendAsync(request);
        return response.StatusCode;
    }

    private static void CopyInbound(string from, string to)
    {
        foreach (var folder in (string[])["to-bank", "keys"])
        {
            Directory.CreateDirectory(Path.Combine(to, folder));
            foreach (var file in Directory.EnumerateFiles(Path.Combine(from, folder)))
                File.Copy(file, Path.Combine(to, folder, Path.GetFileName(file)));
        }
        File.Delete(Path.Combine(to, "keys", "bank.pub.pem"));
    }
}
