using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>XES event logs (IEEE 1849-2016): every event is one event, its customer the case, its activity <c>concept:name</c>.</summary>
internal sealed class XesFormat() : SourceFormat("xes", "XES event log")
{
    internal override bool Recognises(SourceHead head) =>
        head.HasElement("log") && !head.HasElement("object-types") && !head.HasElement("objects") && !head.HasElement("events");

    internal override FormatDetails Inspect(SourceContent content, ImportRequest request) => new()
    {
        Roles = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [EventFields.Customer] = XesReader.CaseName,
            [EventFields.Activity] = "concept:name",
            [EventFields.Time] = "time:timestamp",
        },
    };

    internal override IRowReader Open(SourceContent content, FormatDetails details, SourceLimits limits) => new XesReader(content.Stream, limits);
}
