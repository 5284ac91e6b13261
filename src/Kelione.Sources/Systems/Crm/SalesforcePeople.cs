using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>Salesforce's contacts, leads, tasks and events.</summary>
internal sealed class SalesforcePeople(SalesforceProfile profile, SystemReading reading) : CrmMapper(profile, reading)
{
    private static readonly HashSet<string> Used =
    [
        "id", "accountid", "createddate", "systemmodstamp", "lastmodifieddate", "isdeleted", "createdbyid", "lastmodifiedbyid", "whoid", "description", "name", "completeddatetime", "activitydate", "startdatetime",
        "tasksubtype", "eventsubtype", "convertedcontactid", "converteddate", "company",
    ];

    public override void Map(SystemRecord record, SystemRows rows)
    {
        if (record.Named("id") is not { } id)
        {
            rows.Refuse("there is no id");
        }
        else if (Reading.Hint("object") == "task")
        {
            Task(record, rows, id);
        }
        else if (TryTime(rows, record.Named("createddate"), "CreatedDate", out var time))
        {
            Person(record, rows, id, time);
        }
    }

    private void Person(SystemRecord record, SystemRows rows, string id, long time)
    {
        var isLead = Reading.Hint("object") == "lead";
        rows.Event(id, time, isLead ? CrmWords.LeadCreated : CrmWords.ContactCreated);
        rows.SetId($"created|{id}");
        rows.Set(EventFields.Source, "Salesforce");
        rows.Set(EventFields.Account, record.Named("accountid", "company"));
        Traits(record, rows, Used.Contains);
        Addresses(record, rows, id, time, [record.Named("email")], [record.Named("phone"), record.Named("mobilephone")]);
        if (isLead && record.Named("convertedcontactid") is { } contact && SystemTimes.TryAny(record.Named("converteddate"), Reading.Zone, dayFirst: false, out var converted))
        {
            rows.Event(contact, converted, "Lead converted");
            rows.SetId($"converted|{id}");
            rows.Set(EventFields.Source, "Salesforce");
            rows.Clue(contact, ClueKind.AnonymousId, id, converted, Place(record));
        }
    }

    private void Task(SystemRecord record, SystemRows rows, string id)
    {
        if (record.Named("whoid") is not { } who)
        {
            rows.Refuse("no contact or lead is named with whom it was", "WhoId");
        }
        else if (TryTime(rows, record.Named("completeddatetime", "startdatetime", "activitydatetime", "activitydate", "createddate"), "ActivityDate", out var time))
        {
            rows.Event(who, time, record.Named("tasksubtype") ?? (record.Named("startdatetime", "durationinminutes") is null ? "Task" : "Meeting"));
            rows.SetId($"task|{id}");
            rows.Set(EventFields.Source, "Salesforce");
            Traits(record, rows, Used.Contains);
        }
    }
}
