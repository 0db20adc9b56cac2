namespace Paseban.Cli.Deliberation;

internal static class MeetingCommands
{
    public static CommandGroup Group() => new(
        "meeting",
        "Musyawarah kelurahan: agendas, remarks of RT and RW, meetings act by act or from files, signed minutes and their corrections.",
        new DrawAgendasCommand(),
        new ExportAgendasCommand(),
        new ListMeetingsCommand(),
        new ShowMeetingCommand(),
        new RemarkCommand(),
        new OpenMeetingCommand(),
        new AttendMeetingCommand(),
        new DecideCommand(),
        new ProposeCommand(),
        new PauseMeetingCommand(),
        new ResumeMeetingCommand(),
        new ImportMeetingsCommand(),
        new SignMinutesCommand(),
        new PrintMinutesCommand(),
        new CorrectMeetingCommand());
}
