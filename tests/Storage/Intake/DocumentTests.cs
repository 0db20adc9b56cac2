using Paseban.Assistance.Intake;
using static Paseban.Tests.Storage.Intake.Registrations;

namespace Paseban.Tests.Storage.Intake;

public sealed class DocumentTests
{
    private static readonly byte[] Pdf = [.. "%PDF-1.4\n1 0 obj\nSURAT DOMISILI RAHASIA\n%%EOF\n"u8];

    [DatabaseTheory]
    public async Task Attach_TheSameTwice_IsKeptOnceAndEncrypted(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        var begun = await city.BeginAsync();

        var attached = await AttachAsync(city, begun.Value.Reference, Pdf);
        var again = await AttachAsync(city, begun.Value.Reference, Pdf);

        Assert.Equal(("application/pdf", true, false), (attached.Value.MediaType, attached.Value.IsNew, again.Value.IsNew));
        var file = Assert.Single(Directory.GetFiles(city.DocumentsPath, "*", SearchOption.AllDirectories));
        Assert.EndsWith(attached.Value.Sha256, file, StringComparison.Ordinal);
        Assert.Equal(-1, (await File.ReadAllBytesAsync(file, Stop)).AsSpan().IndexOf("RAHASIA"u8));
        Assert.Equal(Pdf, city.Documents.Read(city.Vault, attached.Value.Sha256));
        Assert.Equal("application/pdf", Assert.Single((await city.ReadAsync(begun.Value.Reference)).Value.Documents).MediaType);
    }

    [DatabaseTheory]
    public async Task Attach_AfterAKillBetweenFileAndRecord_IsCompleted(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        var begun = await city.BeginAsync();
        var hash = city.Documents.Keep(city.Vault, Pdf);
        var part = Path.Combine(city.DocumentsPath, "00", "left.part");
        Directory.CreateDirectory(Path.GetDirectoryName(part)!);
        await File.WriteAllTextAsync(part, "half", Stop);

        var attached = await AttachAsync(city, begun.Value.Reference, Pdf);

        Assert.Equal((true, hash), (attached.Value.IsNew, attached.Value.Sha256));
    }

    [DatabaseTheory]
    public async Task Attach_WhatIsNoDocument_IsRefused(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        var reference = (await city.BeginAsync()).Value.Reference;

        Assert.Equal("document.type", (await AttachAsync(city, reference, [.. "MZ program"u8])).Problems[0].Code);
        Assert.Equal("document.type", (await AttachAsync(city, reference, Pdf[..20])).Problems[0].Code);
        Assert.Equal("document.type", (await AttachAsync(city, reference, [])).Problems[0].Code);
        Assert.Equal("document.size", (await AttachAsync(city, reference, new byte[AttachDocument.LargestBytes + 1])).Problems[0].Code);
        Assert.Equal("document.kind", (await AttachAsync(city, reference, Pdf, kind: "selfie")).Problems[0].Code);
        Assert.Equal("application.unknown", (await AttachAsync(city, reference, Pdf, Neighbour)).Problems[0].Code);
        Assert.False(Directory.Exists(city.DocumentsPath));
    }

    [DatabaseTheory]
    public async Task Read_DocumentThatWasChangedOnDisk_Throws(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        var attached = await AttachAsync(city, (await city.BeginAsync()).Value.Reference, Pdf);
        var file = Assert.Single(Directory.GetFiles(city.DocumentsPath, "*", SearchOption.AllDirectories));
        var bytes = await File.ReadAllBytesAsync(file, Stop);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, Stop);

        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(
            () => city.Documents.Read(city.Vault, attached.Value.Sha256));
    }

    [DatabaseTheory]
    public async Task ReadDocument_OfOnesOwn_LeavesAnAccessRecordAndOfAnotherIsUnknown(Engine engine)
    {
        await using var city = await CreateAsync(engine);
        var submitted = await city.RegisterAsync();
        var attached = await AttachAsync(city, submitted.Reference, Pdf);
        var use = new ReadDocument(city.Database, city.Keys, city.Documents);
        Task<Outcome<DocumentRead>> Read(Actor actor, long number = 1, string reason = "asked") =>
            use.RunAsync(new(submitted.Reference, number), city.Act(ProcessKind.IdentityReading, actor, reason), Stop);

        var read = await Read(Citizen);
        Assert.Equal((Pdf.Length, 3L), (read.Value.Content.Length, await city.AskAsync<long>("select count(*) from access_record")));
        Assert.Equal("application.unknown", (await Read(Neighbour)).Problems[0].Code);
        Assert.Equal("access.purpose", (await Read(Counter, reason: "")).Problems[0].Code);
        Assert.Equal("document.unknown", (await Read(Counter, number: 2)).Problems[0].Code);
        File.Delete(Directory.GetFiles(city.DocumentsPath, attached.Value.Sha256, SearchOption.AllDirectories).Single());
        Assert.Equal("document.file", (await Read(Counter)).Problems[0].Code);
    }

    private static Task<Outcome<DocumentAttached>> AttachAsync(
        Registrations city, string reference, byte[] content, Actor? actor = null, string kind = "domicile_letter") =>
        new AttachDocument(city.Database, city.Keys, city.Documents).RunAsync(
            new(reference, kind, content), city.Act(ProcessKind.ApplicationEditing, actor ?? Citizen), Stop);
}
