export const API_ROOT = '/api/v1'
export const SESSION_COOKIE = 'maillage_session'
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
