using System.Text;
using System.Text.Json;

namespace Kelione.Samples;

/// <summary>Writes compact events as rows of CSV or JSON Lines.</summary>
internal sealed class EventRows(ScenarioScript script, Utf8Rows rows)
{
    private readonly EventColumn[] _columns = [.. script.Schema.Columns];
    private readonly byte[][] _names = [.. script.Schema.Columns.Select((c, i) => Encoding.UTF8.GetBytes((i == 0 ? "{" : ",") + JsonSerializer.Serialize(c.Header) + ":"))];

    /// <summary>Writes the first line of a CSV file.</summary>
    public void WriteCsvHeader()
    {
        rows.Append(Encoding.UTF8.GetBytes(string.Join(',', _columns.Select(c => CsvText.Quote(c.Header)))));
        rows.EndRow();
    }

    /// <summary>Writes events as CSV.</summary>
    public void WriteCsv(ReadOnlySpan<SampleEvent> events)
    {
        foreach (ref readonly var happened in events)
        {
            for (var i = 0; i < _columns.Length; i++)
            {
                if (i > 0)
                {
                    rows.Append((byte)',');
                }

                switch (_columns[i].Kind)
                {
                    case EventColumnKind.Time:
                        rows.AppendTime(happened.TimeMillis);
                        break;
                    case EventColumnKind.Activity:
                        rows.Append(script.Words.Csv(happened.Activity));
                        break;
                    case EventColumnKind.Value:
                        if (happened.Cents != SampleEvent.NoAmount)
                        {
                            rows.AppendCents(happened.Cents);
                        }

                        break;
                    case EventColumnKind.Customer or EventColumnKind.Session or EventColumnKind.Account or EventColumnKind.Id:
                        rows.Advance(WriteId(rows.Room, happened, _columns[i].Kind));
                        break;
                    default:
                        rows.Append(script.Words.Csv(ReadableEvents.WordOf(happened, _columns[i])));
                        break;
                }
            }

            rows.EndRow();
        }
    }

    /// <summary>Writes events as JSON Lines; what an event does not have is left out.</summary>
    public void WriteJson(ReadOnlySpan<SampleEvent> events)
    {
        foreach (ref readonly var happened in events)
        {
            for (var i = 0; i < _columns.Length; i++)
            {
                WriteJsonField(happened, i);
            }

            rows.Append((byte)'}');
            rows.EndRow();
        }
    }

    private void WriteJsonField(in SampleEvent happened, int column)
    {
        switch (_columns[column].Kind)
        {
            case EventColumnKind.Time:
                rows.Append(_names[column]);
                rows.Append((byte)'"');
                rows.AppendTime(happened.TimeMillis);
                rows.Append((byte)'"');
                break;
            case EventColumnKind.Activity:
                rows.Append(_names[column]);
                rows.Append(script.Words.Json(happened.Activity));
                break;
            case EventColumnKind.Value when happened.Cents != SampleEvent.NoAmount:
                rows.Append(_names[column]);
                rows.AppendCents(happened.Cents);
                break;
            case EventColumnKind.Customer or EventColumnKind.Session or EventColumnKind.Account or EventColumnKind.Id:
                Span<byte> id = stackalloc byte[SampleIds.MaxLength];
                if (WriteId(id, happened, _columns[column].Kind) is > 0 and var length)
                {
                    rows.Append(_names[column]);
                    rows.Append((byte)'"');
                    rows.Append(id[..length]);
                    rows.Append((byte)'"');
                }

                break;
            default:
                if (ReadableEvents.WordOf(happened, _columns[column]) is { IsPresent: true } word)
                {
                    rows.Append(_names[column]);
                    rows.Append(script.Words.Json(word));
                }

                break;
        }
    }

    private static int WriteId(Span<byte> target, in SampleEvent happened, EventColumnKind kind) => kind switch
    {
        EventColumnKind.Customer => SampleIds.WriteCustomer(target, happened.Customer, happened.AnonymousDevice),
        EventColumnKind.Session => happened.Session > 0 ? SampleIds.WriteSession(target, happened) : 0,
        EventColumnKind.Account => happened.Account >= 0 ? SampleIds.WriteAccount(target, happened.Account) : 0,
        _ => SampleIds.WriteEvent(target, happened),
    };
}
