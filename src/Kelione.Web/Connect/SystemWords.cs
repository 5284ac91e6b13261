using Kelione.Sources;
using Kelione.Web.Shared;
using Kelione.Workspace;

namespace Kelione.Web.Connect;

/// <summary>How systems and their standing are told.</summary>
internal static class SystemWords
{
    private static AreaTexts L => ConnectTexts.All;

    /// <summary>What a system is called on the page.</summary>
    public static string Name(KnownSystem system) => system.Name == KnownSystem.Own ? L["Snippet.Title"] : system.Title;

    /// <summary>How it stands, in a word or two.</summary>
    public static string Health(SystemStanding standing) => standing.Health switch
    {
        SystemHealth.Stale => L["Health.Stale", Days(standing.Silence!.Value)],
        SystemHealth.RefusedLately when standing.Files is [{ File.Rejected: > 0 and var rejected }, ..] => L.Count("Health.RefusedLately", rejected),
        SystemHealth.RefusedLately => L["Health.Refused"],
        _ => L[$"Health.{standing.Health}"],
    };

    /// <summary>The colour of its standing.</summary>
    public static string Tone(SystemHealth health) => health switch
    {
        SystemHealth.Fresh => "joy",
        SystemHealth.Stale => "bar",
        SystemHealth.RefusedLately => "cau",
        _ => "",
    };

    /// <summary>By which ways its data comes.</summary>
    public static IEnumerable<string> Ways(KnownSystem system)
    {
        if (system.Profiles.Count > 0)
        {
            yield return L["Way.File"];
        }

        if (system.Protocol is not null)
        {
            yield return L[system.Name == KnownSystem.Own ? "Way.Tag" : "Way.Sdk"];
        }
    }

    /// <summary>How long, in whole days.</summary>
    public static string Days(TimeSpan time) => L.Count("Days", (long)Math.Round(time.TotalDays));

    /// <summary>A part of an event, as people call it; what is none stays as the system's reader says it.</summary>
    public static string Part(string becomes) => DataTexts.All.Find($"Role.{becomes}") ?? SentenceBook.Say(becomes);

    /// <summary>How sure we are of the shape of its files.</summary>
    public static string Sure(Sureness sureness) => L[$"Sure.{sureness}"];
}
