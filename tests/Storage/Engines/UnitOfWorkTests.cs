using System.Data.Common;

namespace Paseban.Tests.Storage.Engines;

public sealed class UnitOfWorkTests
{
    [DatabaseTheory]
    public async Task Dispose_WithoutCommit_UndoesRowsAndEvents(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);

        await using (var work = await test.Database.BeginAsync(A.Process(), Stop))
        {
            await work.ExecuteAsync("insert into setting (name, value) values ('a', 'b')", ct: Stop);
            work.Record("test.done", "TEST-1", new { });
        }

        Assert.Equal(0, await CountAsync(test, "setting"));
        Assert.Equal(0, await CountAsync(test, "audit_event"));
    }

    [DatabaseTheory]
    public async Task TakeNumbers_ByManyAtOnce_GivesEachNumberOnce(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);

        var firsts = await Task.WhenAll(Enumerable.Range(1, 12).Select(async size =>
        {
            await using var work = await test.Database.BeginAsync(A.Process(), Stop);
            var first = await work.TakeNumbersAsync("person", size, Stop);
            await work.CommitAsync(Stop);
            return (first, size);
        }));

        var numbers = firsts.SelectMany(range => Enumerable.Range((int)range.first, range.size)).Order();
        Assert.Equal(Enumerable.Range(1, 78), numbers);
    }

    [DatabaseTheory]
    public async Task Bulk_ManyRows_AreReadAsWritten(Engine engine)
    {
        const int Rows = 5_000;
        await using var test = await TestDatabase.CreateAsync(engine);

        await using (var work = await test.Database.BeginAsync(A.Process(), Stop))
        {
            await using (var bulk = work.Bulk("access_record", "id", "at", "actor_id", "person_id", "purpose"))
            {
                for (var i = 1; i <= Rows; i++)
                {
                    bulk.Add(i).Add(long.MaxValue - i).Add(0L).Add(i % 2 == 0 ? i : (long?)null);
                    bulk.Add(i % 3 == 0 ? "" : $"Nyai Ratu – {i} 'x'");
                    bulk.EndRow();
                }
                await bulk.CompleteAsync(Stop);
                Assert.Equal(Rows, bulk.Rows);
            }
            await work.CommitAsync(Stop);
        }

        await using var reading = await test.Database.ReadAsync(Stop);
        var rows = await reading.ListAsync<(long Id, long At, long? Person, string Purpose)>(
            "select id, at, person_id, purpose from access_record order by id", ct: Stop);
        Assert.Equal(Rows, rows.Count);
        Assert.All(rows, row =>
        {
            Assert.Equal(long.MaxValue - row.Id, row.At);
            Assert.Equal(row.Id % 2 == 0 ? row.Id : null, row.Person);
            Assert.Equal(row.Id % 3 == 0 ? "" : $"Nyai Ratu – {row.Id} 'x'", row.Purpose);
        });
    }

    [DatabaseTheory]
    public async Task Bulk_ARowThatTheTableRefuses_FailsAsAWhole(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);

        await Assert.ThrowsAnyAsync<DbException>(async () =>
        {
            await using var work = await test.Database.BeginAsync(A.Process(), Stop);
            await using var bulk = work.Bulk("setting", "name", "value");
            foreach (var name in (string[])["a", "b", "a"])
            {
                bulk.Add(name).Add("x");
                bulk.EndRow();
            }
            await bulk.CompleteAsync(Stop);
            await work.CommitAsync(Stop);
        });

        Assert.Equal(0, await CountAsync(test, "setting"));
    }

    [DatabaseTheory]
    public async Task Temporary_InOneChange_IsNotThereInTheNext(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);

        for (var round = 0; round < 2; round++)
        {
            await using var work = await test.Database.BeginAsync(A.Process(), Stop);
            await work.TemporaryAsync("staged", "id bigint not null", Stop);
            await work.ExecuteAsync("insert into temp_staged (id) values (1)", ct: Stop);
            Assert.Equal(1, await work.SingleAsync<long>("select count(*) from temp_staged", ct: Stop));
            await work.CommitAsync(Stop);
        }
    }

    [DatabaseTheory]
    public async Task Outbox_TheSameIntentTwice_IsSentOnce(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await using var work = await test.Database.BeginAsync(A.Process(ProcessKind.RunInstructing), Stop);

        await Outbox.AddAsync(work, "bank", "RUN-1.xml", Stop);
        await Outbox.AddAsync(work, "bank", "RUN-1.xml", Stop);
        await Outbox.AddAsync(work, "bank", "RUN-2.xml", Stop);
        var pending = await Outbox.PendingAsync(work, "bank", Stop);
        await Outbox.MarkFailedAsync(work, pending[0].Id, "no answer", Stop);
        await Outbox.MarkSentAsync(work, pending[1].Id, Stop);

        Assert.Equal(["RUN-1.xml", "RUN-2.xml"], pending.Select(item => item.Name));
        var left = Assert.Single(await Outbox.PendingAsync(work, "bank", Stop));
        Assert.Equal(("RUN-1.xml", 1L, "no answer"), (left.Name, left.Attempts, left.LastError));
        Assert.Empty(await Outbox.PendingAsync(work, "mail", Stop));
    }

    [DatabaseTheory]
    public async Task Read_WhileAnotherCommits_KeepsOnePicture(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await using var reading = await test.Database.ReadAsync(Stop);
        Assert.Equal(0, await reading.SingleAsync<long>("select count(*) from setting", ct: Stop));

        await using (var work = await test.Database.BeginAsync(A.Process(), Stop))
        {
            await work.ExecuteAsync("insert into setting (name, value) values ('a', 'b')", ct: Stop);
            await work.CommitAsync(Stop);
        }

        Assert.Equal(0, await reading.SingleAsync<long>("select count(*) from setting", ct: Stop));
        Assert.Equal(1, await CountAsync(test, "setting"));
    }

    private static async Task<long> CountAsync(TestDatabase test, string table)
    {
        await using var reading = await test.Database.ReadAsync(Stop);
        return await reading.SingleAsync<long>($"select count(*) from {table}", ct: Stop);
    }
}
