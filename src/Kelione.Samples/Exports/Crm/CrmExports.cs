namespace Kelione.Samples;

/// <summary>The exports of CRM systems.</summary>
public static class CrmExports
{
    /// <summary>The list.</summary>
    public static IReadOnlyList<SystemExport> All { get; } =
    [
        new HubSpotExport { System = "hubspot", Name = "hubspot", FileName = "hubspot-crm-exports.zip", PrecisionMicros = 60_000_000 },
        new HubSpotExport { System = "hubspot", Name = "hubspot-screen-xlsx", FileName = "hubspot-crm-exports-all-deals.xlsx", PrecisionMicros = 60_000_000, IsWorkbook = true },
        new HubSpotApiExport { System = "hubspot", Name = "hubspot-api", FileName = "hubspot-api.zip", PrecisionMicros = 1_000 },
        new SalesforceExport { System = "salesforce", Name = "salesforce", FileName = "WE_00D5g00000.zip", PrecisionMicros = 1_000 },
        new BitrixExport { System = "bitrix24", Name = "bitrix24", FileName = "bitrix24.zip", PrecisionMicros = 1_000_000 },
        new CrmScreenExport
        {
            System = "bitrix24", Name = "bitrix24-screen", FileName = "DEAL_20260511.csv", PrecisionMicros = 1_000_000, Prefix = "bitrix24:deal", WonStage = "Сделка успешна",
            Headings = ["ID", "Название сделки", "Стадия сделки", "Сумма", "Компания", "Контакт", "Ответственный", "Дата создания", "Дата изменения"],
        },
        new AmoExport { System = "amocrm", Name = "amocrm", FileName = "amocrm.zip", PrecisionMicros = 1_000_000 },
        new CrmScreenExport
        {
            System = "amocrm", Name = "amocrm-screen", FileName = "amocrm_export_leads.csv", PrecisionMicros = 1_000_000, Prefix = "amocrm:lead", WonStage = "Успешно реализовано",
            Headings = ["ID", "Название сделки", "Этап сделки", "Бюджет ₽", "Компания", "Основной контакт", "Ответственный", "Дата создания", "Дата закрытия", "Воронка"],
        },
        new CrmScreenExport
        {
            System = "amocrm", Name = "amocrm-screen-xlsx", FileName = "amocrm_export_leads.xlsx", PrecisionMicros = 1_000, Prefix = "amocrm:lead", WonStage = "Успешно реализовано", IsWorkbook = true,
            Headings = ["ID", "Название сделки", "Этап сделки", "Бюджет ₽", "Компания", "Основной контакт", "Ответственный", "Дата создания", "Дата закрытия", "Воронка"],
        },
    ];
}
