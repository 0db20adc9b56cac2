namespace Paseban.Assistance.Enrolment;

/// <summary>Why an event cannot be recorded.</summary>
internal sealed record EventFault(string Code, string Column, BilingualText Reason, BilingualText Remedy)
{
    /// <summary>Recorded before with the same day and reason: nothing to do, and nothing wrong.</summary>
    public static readonly EventFault Repeated = new("event.repeated", "", new("", ""), new("", ""));

    public static readonly EventFault NotARecipient = new(
        "event.not-a-recipient", "program",
        new("Orang ini tidak ada di keputusan mana pun untuk program ini.", "The person is on no decree of this programme."),
        new("Periksa NIK dan program, atau masukkan dahulu keputusannya.", "Check NIK and programme, or import the decree first."));

    public static EventFault BeforeDecree(Month first) => new(
        "event.before-decree", "berlaku",
        new(
            $"Tanggal ini sebelum bulan pertama dalam keputusan ({first}).",
            $"The day lies before the first month on a decree ({first})."),
        new(
            "Untuk mengeluarkan orang sejak bulan pertama, ubah keputusannya (tindakan hapus).",
            "To take a person off from the first month on, amend the decree (tindakan hapus)."));

    public static EventFault AfterDecree(Month last) => new(
        "event.after-decree", "berlaku",
        new(
            $"Pada tanggal itu orang ini tidak ada di keputusan mana pun: bulan terakhirnya {last}.",
            $"The person is on no decree on that day: the last month was {last}."),
        new("Masukkan dahulu keputusan yang lebih baru.", "Import the newer decree first."));

    public static EventFault SameDay(RecipientEvent other) => new(
        "event.same-day", "berlaku", Said("Pada hari yang sama orang ini sudah", "On the same day the person was already", other),
        new(
            "Beri setiap kejadian tanggalnya sendiri, atau pertahankan satu saja.",
            "Give each event its own day, or keep one of them."));

    public static EventFault AlreadyEnded(RecipientEvent end) => new(
        "event.already-ended", "tindakan", Said("Bantuannya sudah berakhir:", "The assistance already ended:", end),
        new(
            "Orang kembali menerima lewat keputusan berikutnya, bukan lewat perubahan ini.",
            "A person returns through a later decree, not through an event."));

    public static EventFault AlreadySuspended(RecipientEvent open) => new(
        "event.already-suspended", "tindakan", Said("Bantuannya masih ditangguhkan:", "The person is already suspended:", open),
        new("Pulihkan dahulu, atau lewati perubahan ini.", "Restore first, or leave the row out."));

    public static readonly EventFault NotSuspended = new(
        "event.not-suspended", "tindakan",
        new("Pada tanggal itu tidak ada penangguhan yang dapat dipulihkan.", "There is no suspension to lift on that day."),
        new("Periksa tanggalnya, atau catat dahulu penangguhannya.", "Check the day, or record the suspension first."));

    public static EventFault Contradicts(RecipientEvent later) => new(
        "event.contradicts", "berlaku",
        Said("Bertentangan dengan yang tercatat untuk hari sesudahnya:", "It contradicts what is recorded for a later day:", later),
        new("Cocokkan tanggalnya dengan riwayat penerima.", "Check the day against the record."));

    private static BilingualText Said(string indonesian, string english, RecipientEvent happened)
    {
        var when = $"{happened.EffectiveOn.Iso}{(happened.Reason.Length == 0 ? "" : $" ({happened.Reason})")}";
        var kind = happened.Kind.Text();
        return new($"{indonesian} {kind.Id} {when}.", $"{english} {kind.En} {when}.");
    }
}

/// <summary>
/// The events of one person in one programme in the order of their days. Records may arrive in any order (the past is often learned
/// late), so that proposed events are judged where they fall among those on record, not where they stand in a file.
/// </summary>
internal static class RecipientTimeline
{
    /// <summary>Null for each proposed event that can be recorded, in their order; otherwise what stands in its way.</summary>
    public static EventFault?[] Check(
        IReadOnlyList<EnrolledLine> lines, IReadOnlyList<RecipientEvent> recorded, IReadOnlyList<RecipientEvent> proposed)
    {
        var faults = new EventFault?[proposed.Count];
        if (lines.Count == 0)
        {
            Array.Fill(faults, EventFault.NotARecipient);
            return faults;
        }
        var order = recorded.Select(known => new Entry(known, -1)).OrderBy(entry => entry.Event.EffectiveOn).ToList();
        // A decree that was amended since may have left a recorded event without its line; nobody's proposal is to blame for that.
        while (FirstFault(lines, order) is var (at, _)) order[at] = order[at] with { Settled = true };

        for (var i = 0; i < proposed.Count; i++)
        {
            var same = order.FindIndex(entry => entry.Event.EffectiveOn == proposed[i].EffectiveOn);
            if (same >= 0) faults[i] = proposed[i].Repeats(order[same].Event) ? EventFault.Repeated : EventFault.SameDay(order[same].Event);
            else order.Insert(
                order.FindLastIndex(entry => entry.Event.EffectiveOn < proposed[i].EffectiveOn) + 1, new Entry(proposed[i], i));
        }
        // Taking one event out may mend or break those after it, so the walk begins anew; each round takes one out.
        while (FirstFault(lines, order) is var (at, fault))
        {
            var culprit = at;
            while (order[culprit].Proposed < 0) culprit--;
            faults[order[culprit].Proposed] = culprit == at ? fault : EventFault.Contradicts(order[at].Event);
            order.RemoveAt(culprit);
        }
        return faults;
    }

    private static (int At, EventFault Fault)? FirstFault(IReadOnlyList<EnrolledLine> lines, List<Entry> order)
    {
        var open = new List<EnrolledLine>(lines);
        RecipientEvent? suspended = null, ended = null;
        for (var i = 0; i < order.Count; i++)
        {
            var happened = order[i].Event;
            var off = OffTheList(lines, open, ended, happened);
            // An end that is learned late leaves the suspensions recorded for later days without meaning, and is none the worse for it.
            if (off is not null && order[i].Proposed < 0 && happened.Kind != RecipientEventKind.Ended) continue;
            var fault = off ?? happened.Kind switch
            {
                RecipientEventKind.Suspended => suspended is { } since ? EventFault.AlreadySuspended(since) : null,
                RecipientEventKind.Restored => suspended is null ? EventFault.NotSuspended : null,
                RecipientEventKind.Ended => null,
            };
            if (fault is not null && !order[i].Settled) return (i, fault);
            suspended = happened.Kind == RecipientEventKind.Suspended ? suspended ?? happened : null;
            if (happened.Kind != RecipientEventKind.Ended) continue;
            open.RemoveAll(happened.Closes);
            ended = happened;
        }
        return null;
    }

    private static EventFault? OffTheList(
        IReadOnlyList<EnrolledLine> lines, List<EnrolledLine> open, RecipientEvent? ended, RecipientEvent happened)
    {
        var (first, last) = (lines.Min(line => line.From), lines.Max(line => line.To));
        if (happened.EffectiveOn < first.FirstDay) return EventFault.BeforeDecree(first);
        if (happened.EffectiveOn > last.LastDay) return EventFault.AfterDecree(last);
        if (open.Exists(line => line.From.FirstDay <= happened.EffectiveOn)) return null;
        return ended is { } end ? EventFault.AlreadyEnded(end) : EventFault.NotARecipient;
    }

    /// <param name="Event">What happened.</param>
    /// <param name="Proposed">Its place among the proposed; -1 when it is on record.</param>
    /// <param name="Settled">On record although it no longer fits: taken as it is.</param>
    private sealed record Entry(RecipientEvent Event, int Proposed, bool Settled = false);
}
